absences-title = <b>🌴 Меня не будет</b>
absences-of = <b>🌴 Не будет: { $name }</b>
absences-none = Ничего не отмечено. Почему вас не будет?
absences-none-of = Ничего не отмечено. Почему не будет на работе?
absences-some = Отмечено, нажмите, чтобы отменить. Или добавьте ещё:
absences-colleagues = 👥 Кого не будет в ближайшие две недели:
absence-kind = { $kind ->
        [day_off] 🏠 Отгул
        [leave] 🌴 Отпуск
        [sick] 🤒 Болезнь
       *[trip] 🧳 Командировка
    }
absence-sign = { $kind ->
        [day_off] 🏠
        [leave] 🌴
        [sick] 🤒
       *[trip] 🧳
    }
absence-line = { $kind ->
        [day_off] 🏠 Отгул: { $days }
        [leave] 🌴 Отпуск: { $days }
        [sick] 🤒 Болезнь: { $days }
       *[trip] 🧳 Командировка: { $days }
    }
absence-day = { $day }
absence-days = { $first_day } – { $last_day }
absence-count =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
       *[many] { $count } дней
    }
absence-colleague = { $name }: { $days }
absence-colleague-kind = { $kind ->
        [day_off] { $name }: { $days }, отгул
        [leave] { $name }: { $days }, отпуск
        [sick] { $name }: { $days }, болезнь
       *[trip] { $name }: { $days }, командировка
    }
absence-whose = { $name }
absence-when = { $kind ->
        [day_off] 🏠 Отгул. Какие дни?
        [leave] 🌴 Отпуск. Какие дни?
        [sick] 🤒 Болезнь. Какие дни?
       *[trip] 🧳 Командировка. Какие дни?
    }
absence-when-hint = Выберите или напишите, например: <code>до пятницы</code>, <code>с 1 по 14 декабря</code>.
absence-today = Сегодня
absence-tomorrow = Завтра
absence-week = До конца недели
absence-range = 📅 С … по …
absence-first = С какого дня?
absence-last = Начало: { $day }. Последний день?
absence-check = Проверьте, пожалуйста:
absence-confirm = ✅ Всё верно
absence-other-days = Другие дни
absence-entered = <b>✅ Отмечено</b>
absence-told = Коллеги это увидят, встреч на эти дни не назначат.
absence-more = ← К списку
absence-cancel = ✖️ Отменить
absence-cancel-sure = Отменить? Прошедшие дни останутся как были, а сегодня и дальше снова рабочие.
absence-meetings =
    { $count ->
        [one] ⚠️ На эти дни назначена { $count } встреча: её нужно перенести.
        [few] ⚠️ На эти дни назначены { $count } встречи: их нужно перенести.
       *[many] ⚠️ На эти дни назначено { $count } встреч: их нужно перенести.
    }
absence-noted = { $kind ->
        [day_off] 🏠 { $name }: отгул, { $days }.
        [leave] 🌴 { $name }: отпуск, { $days }.
        [sick] 🤒 { $name }: болезнь, { $days }.
       *[trip] 🧳 { $name }: командировка, { $days }.
    }
absence-cancelled = { $kind ->
        [day_off] ↩️ { $name }: отгул отменён, { $days }. В эти дни на работе.
        [leave] ↩️ { $name }: отпуск отменён, { $days }. В эти дни на работе.
        [sick] ↩️ { $name }: болезнь отменена, { $days }. В эти дни на работе.
       *[trip] ↩️ { $name }: командировка отменена, { $days }. В эти дни на работе.
    }
absence-paid = Оклад за эти дни сохраняется.
absence-unpaid = За свой счёт: оклад и премии за эти дни не начисляются.
absence-make-paid = 💰 Сделать оплачиваемым
absence-make-unpaid = 💸 Сделать за свой счёт
