board-title = <b>🤝 Встречи отдела</b>
board-open = Без итога
board-waiting = ⏳ Ждут итога: { $count }
board-told = ✅ Прошедшие
board-day = { $day }: { $count }
board-which = 📅 Какие
board-whose = 👤 Чьи
board-which-ask = Какие встречи показать?
board-whose-ask = Чьи встречи показать?
board-everybody = Все
board-closer = { $closer }: { $count }
board-shown-waiting = Показаны те, что ждут итога.
board-shown-told = Показаны прошедшие за месяц.
board-shown-day = Показаны на { $day }.
board-shown-closer = Проводит { $closer }.
board-empty = Таких встреч нет.
board-stands = 📅 Назначена
board-goes-on = 🤝 Сейчас идёт
board-cancelled = ✖️ Отменена
waited-minutes = { $count } мин
waited-hours = { $count } ч
waited-days =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
       *[many] { $count } дней
    }
outcome-waits-you = ⏳ Ждёт вашего итога { $long }
outcome-waits-director = ⏳ Ждёт итога { $long }, отвечает руководитель
board-waits = • <b>{ $company }</b>: { $long }, отвечает { $closer }
board-waits-you = • <b>{ $company }</b>: { $long }, ждём вас
board-waits-director = • <b>{ $company }</b>: { $long }, отвечает руководитель
meeting-changes = Что было
change-moved = { $at }, { $by } переносит: было { $was_at }, { $was }; стало { $starts_at }, { $closer }
change-cancelled = { $at }, { $by } отменяет
change-told = { $at }, { $by } пишет итог: { $outcome }
change-corrected = { $at }, { $by } исправляет: было «{ $before }», стало «{ $after }»
change-because = { $change } ({ $reason })
