person-joined = 👋 { $name } теперь с нами: { $roles }.
person-unreachable = 🔕 { $name }: бот заблокирован, сообщения не доходят. Напишите или позвоните.
update-set-aside = ⚠️ Не смог обработать сообщение ({ $name }). Оно сохранено под номером { $number }, работа остальных не задета. Подробности: <code>kombain doctor</code>.
update-of-stranger = не сотрудник
something-failed = ⚠️ Последнее действие не получилось, и это моя ошибка. Оно сохранено, руководитель знает. Можно работать дальше: /menu.
message-undelivered = ⚠️ Telegram не принял моё сообщение для { $name } ({ $kind }). Сообщите, пожалуйста, тому, кто обслуживает бота.

quota-title = ☀️ { $day }
quota-caller =
    📞 Назначено <b>{ $done } из { $norm }</b> { $norm ->
        [one] встречи
       *[other] встреч
    }
quota-closer =
    ✍️ Подписано <b>{ $done } из { $norm }</b> { $norm ->
        [one] договора
       *[other] договоров
    }
quota-collector =
    📇 Подтверждено <b>{ $done } из { $norm }</b> { $norm ->
        [one] контакта
       *[other] контактов
    }
quota-today = На сегодня: { $asks }
quota-today-worth = На сегодня: { $asks }, это { $worth }
quota-met = Норма месяца выполнена 🎉
quota-meetings =
    { $count ->
        [one] Сегодня { $count } встреча:
        [few] Сегодня { $count } встречи:
       *[many] Сегодня { $count } встреч:
    }
quota-meeting = { $time } { $company }

digest-title = 📊 Итоги: { $day }
digest-leads = Новых контактов: { $count }
digest-booked = Назначено встреч: { $count }
digest-held = Проведено встреч: { $count }
digest-no-shows = Не пришли: { $count }
digest-contracts = Договоров: { $count } на { $revenue }
digest-no-contracts = Договоров: 0
digest-month = Месяц: назначено { $booked }, проведено { $held }, договоров { $contracts } на { $revenue }
digest-unreported =
    { $count ->
        [one] ⏳ Без итога { $count } встреча
        [few] ⏳ Без итога { $count } встречи
       *[many] ⏳ Без итога { $count } встреч
    }
digest-idle =
    { $count ->
        [one] 💤 Без движения { $count } сделка
        [few] 💤 Без движения { $count } сделки
       *[many] 💤 Без движения { $count } сделок
    }
digest-set-aside =
    { $count ->
        [one] ⚠️ Не обработано { $count } сообщение
        [few] ⚠️ Не обработано { $count } сообщения
       *[many] ⚠️ Не обработано { $count } сообщений
    }
