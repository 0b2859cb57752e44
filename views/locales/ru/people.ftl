invite-title = <b>✉️ Пригласить сотрудника</b>
invite-roles = Отметьте роли, их может быть несколько.
invite-make = Создать ссылку
invite-link =
    ✉️ Перешлите эту ссылку сотруднику:

    { $link }

    Роли: { $roles }
    Работает один раз, до { $expires_at }.
invite-link-once = Ссылка показывается один раз: она нигде не хранится. Если она потерялась, создайте новую.
invite-share = ↗️ Переслать
invite-next = ✉️ Ещё одну

people-title = <b>👥 Люди</b>
people-count =
    { $count ->
        [one] Работает { $count } человек.
        [few] Работают { $count } человека.
       *[many] Работают { $count } человек.
    }
people-dismissed = ✅ { $name } больше здесь не работает.
people-person = <b>{ $name }</b>
people-person-roles = Роли: { $roles }
people-unreachable = 🔕 Бот заблокирован, сообщения не доходят.
people-no-account = ✉️ Ещё не в боте. Пригласите личной ссылкой: всё сделанное и заработанное откроется по ней.
people-invite = ✉️ Пригласить
people-link =
    ✉️ <b>{ $name }</b>: личная ссылка. Перешлите её только этому человеку: по ней откроются его расчётные листы.

    { $link }

    Работает один раз, до { $expires_at }.
people-roles = 🎭 Роли
people-hours = 🕑 Часы и очередь
people-earnings = 💰 Заработок
people-absences = 🌴 Не будет
people-dismiss = 🚪 Уволить
people-back = ← К людям
people-roles-of = Роли: <b>{ $name }</b>
people-roles-save = 💾 Сохранить
people-dismiss-sure = Уволить? <b>{ $name }</b> потеряет доступ со следующего нажатия. Сделанное и заработанное останется.
people-dismiss-yes = 🚪 Да, уволить

attention-title = <b>⚠️ Не обработано</b>
attention-none = Всё обработано.
attention-line =
    { $at }, { $name }
    Номер { $number }: <code>{ $error }</code>
