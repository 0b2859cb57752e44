spoken-company = С какой компанией встреча? Напишите название или телефон.
spoken-which-company = Какая компания? Выберите или напишите иначе.
spoken-new-company = ➕ Новая: { $company }
spoken-new = 🆕 Новая компания: добавлю её в базу.
spoken-in-hand = ☎️ Это контакт, который у вас в работе.
spoken-other-name = В базе этот контакт записан так. Вы написали: { $said }.
spoken-phone = Какой телефон у компании? Без него её не найти и не добавить.
spoken-phone-broken = Такого номера не бывает. Напишите его ещё раз.
spoken-without-phone = Без телефона
spoken-doubt = { $field ->
        [company] Вижу несколько компаний. С какой встреча?
        [phone] Вижу несколько телефонов. Какой верный?
        [address] Вижу несколько адресов. Где встреча?
       *[person] Вижу несколько имён. Кто будет на встрече?
    }
spoken-day = В какой день?
spoken-past = Это время уже прошло. В какой день?
spoken-time = { $day }. Во сколько?
spoken-no-times = { $day }: свободного времени нет. Выберите другой день.
spoken-no-such-hours = { $day }: в эту часть дня всё занято. Вот что свободно:
spoken-not-free = { $taken }: в это время никто не свободен.
spoken-wanted-not-free = { $taken }: менеджер в это время не свободен.
spoken-edit-company = 🏢 Компания
spoken-edit-time = 🕑 Время
spoken-edit-person = 👤 Имя
spoken-edit-address = 📍 Адрес
spoken-edit-phone = 📱 Телефон
spoken-person = Кто будет на встрече?
spoken-address = Где встреча?
spoken-or-lead = Это новый контакт, а не встреча? Пришлите его через «➕ Добавить контакт».
