consultations-title = <b>🛠 Мои консультации</b>
consultations-none = Встреч впереди нет. Когда вас позовут, приглашение придёт сюда само.
consultations-ahead =
    { $count ->
        [one] Впереди { $count } встреча
        [few] Впереди { $count } встречи
       *[many] Впереди { $count } встреч
    }
consultations-asked =
    { $count ->
        [one] ⏳ Ждёт вашего ответа { $count }
        [few] ⏳ Ждут вашего ответа { $count }
       *[many] ⏳ Ждут вашего ответа { $count }
    }
consultations-back = ← К встречам

consultation-asked = 🛠 { $closer } зовёт вас на встречу
consultation-come = ✅ Буду
consultation-stay = 🚫 Не смогу
consultation-state = { $state ->
        [invited] ⏳ Вас зовут на эту встречу. Будете?
        [accepted] ✅ Вы будете на встрече
        [declined] 🚫 Вы не сможете быть на встрече
       *[withdrawn] ↩️ Приглашение отозвано
    }
consultation-declined-done = 🚫 Понял, вас не будет. Менеджеру я написал.
consultation-moved = 📅 Встреча перенесена
consultation-given = 📅 Встречу проведёт другой менеджер
consultation-ask-anew = Будете в новое время?
consultation-off = { $why ->
        [cancelled] ✖️ Встреча отменена, ехать не нужно
        [unbooked] ↩️ Этой встречи не будет: её назначили по ошибке
       *[withdrawn] ↩️ Менеджер справится без вас, ехать не нужно
    }

consultant-call = 🛠 Позвать консультанта
consultant-at = { $state ->
        [invited] ⏳ Консультант { $consultant }: ждём ответа
        [accepted] 🛠 Консультант: { $consultant }
        [declined] 🚫 Консультант { $consultant }: не сможет
       *[withdrawn] ↩️ Консультант { $consultant }: приглашение отозвано
    }
consultant-comes-along = 🛠 С вами едет { $consultant }
consultant-standing = { $standing ->
        [invited] ждём ответа
        [accepted] будет
        [declined] не сможет
        [busy] на другой встрече
        [away] не на работе
       *[free] свободен
    }
consultants-whom = Кого позвать? Приглашение уйдёт сразу.
consultants-none = Консультантов в отделе пока нет.
consultants-back = ← К консультантам
consultant-invited-done = ✅ { $consultant }: приглашение отправлено. Ответ придёт сюда.
consultant-withdrawn-done = ↩️ { $consultant }: приглашение отозвано.
consultant-is = { $standing ->
        [accepted] ✅ { $consultant } будет на встрече.
        [invited] ⏳ { $consultant }: ответа пока нет.
        [declined] 🚫 { $consultant } не сможет быть на встрече.
       *[free] ↩️ { $consultant }: приглашение больше не действует.
    }
consultant-withdraw = ↩️ Отозвать приглашение
consultant-replied = { $reply ->
        [comes] ✅ { $consultant } будет на встрече
        [away] 🌴 { $consultant } не будет на встрече: в этот день не на работе
        [gone] 🚫 { $consultant } не будет на встрече: больше не консультирует
       *[declines] 🚫 { $consultant } не сможет быть на встрече
    }
consultant-another = 🛠 Позвать другого
consultant-meeting = 📖 Встреча
