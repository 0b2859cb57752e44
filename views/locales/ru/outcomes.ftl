step-call = позвонить
step-next-meeting = назначить встречу
step-call-then = { $key ->
        [tomorrow] 📞 Позвонить завтра
        [three_days] 📞 Позвонить через 3 дня
       *[week] 📞 Позвонить через неделю
    }
proposal-step = Что дальше? Выберите или напишите своими словами.
proposal-amount = Указать сумму
proposal-amount-is = Предложение на { $amount }
next-meeting-book = 📅 Назначить встречу
next-meeting-day = Когда встречаетесь снова с <b>{ $company }</b>?
next-meeting-none = Свободных дней у вас пока нет. Назначить встречу с <b>{ $company }</b> напомнит сделка.
next-meeting-booked = ✅ <b>Встреча назначена</b>
not-ours-why = Почему это не наш клиент? Выберите или напишите своими словами.
not-ours-small = Слишком мал
not-ours-field = Не наш профиль
not-ours-far = Не наш регион
not-ours-person = Не решает
not-ours-own = Уже наш клиент
outcome-for-caller-corrected = ✏️ Итог вашей встречи исправлен
outcome-still-on = ⏳ Ещё идёт
outcome-later = Хорошо. Спрошу про <b>{ $company }</b> через полчаса.
outcome-missing = ⏳ Итога встречи всё нет. Её проводит { $closer }
outcome-ask-again = 🔔 Спросить ещё раз
outcome-asked = Спрашиваю про <b>{ $company }</b>, отвечает { $asked }.
outcome-correct = ✏️ Исправить
outcome-correct-as = На что исправить итог?
outcome-waits = ⏳ Ждёт итога { $long }, отвечает { $closer }
step-ask-outcome = узнать итог встречи

objection = ✋ Не согласен
objection-why = Почему это всё-таки наш клиент? Напишите, решит руководитель. Возразить можно один раз.
objection-sent = ✅ Отправлено руководителю. Решение придёт сюда.
objection-made = ✋ { $caller } возражает: это наш клиент
objection-closer-says = { $closer }: { $reason }
objection-caller-says = { $caller }: { $reason }
objection-decide = { $verdict ->
        [uphold] ✅ Считать проведённой
       *[refuse] 🙅 Не наш клиент
    }
objection-decided = { $verdict ->
        [uphold] ✅ Встреча с <b>{ $company }</b> считается проведённой.
       *[refuse] 🙅 <b>{ $company }</b>: не наш клиент, решение осталось.
    }
objections-title = <b>✋ Возражения по встречам</b>
objections-hint = Менеджер первой линии считает, что это всё-таки наш клиент. Решите за ним или за тем, кто встречался.
objections-none = Все возражения решены.
objections-back = ← К возражениям
objection-answer = { $verdict ->
        [uphold] ✅ Руководитель с вами согласен: встреча с <b>{ $company }</b> считается проведённой.
       *[refuse] 🙅 Руководитель решил: <b>{ $company }</b> не наш клиент.
    }
