lead-title = <b>➕ Новый контакт</b>
lead-segment = Для какого задания?
lead-list-segment = Вижу список компаний. Для какого он задания?
lead-no-segment = Без задания
lead-segment-is = 🎯 { $segment }
lead-other-segment = 🎯 Другое задание
lead-company = Как называется компания? Можно прислать всё сразу: карточку, подпись письма или контакт.
lead-company-unknown = Компания пока без названия
lead-phone = Какой у них телефон? Можно прислать контакт.
lead-details = Знаете больше? Добавьте. Или сразу сохраняйте.
lead-check = Проверьте, всё ли я понял. Любое поле можно поправить.
lead-or-booking = Это встреча? Начните сообщение со слова «встреча».
lead-edit-company = 🏢 Компания
lead-edit-phone = 📱 Телефон
lead-add-person = 👤 Имя
lead-add-city = 🏙 Город
lead-add-address = 📍 Адрес
lead-add-inn = 🔢 ИНН
lead-add-site = 🌐 Сайт
lead-add-note = 📝 Заметка
lead-person = Кого спросить?
lead-city = Какой город? По нему видно, когда там день.
lead-address = Какой адрес?
lead-inn = Какой ИНН? 10 или 12 цифр.
lead-site = Какой у них сайт?
lead-note = Что ещё важно знать?
lead-erase-hint = Чтобы очистить поле, отправьте «-».
lead-inn-is = 🔢 ИНН { $inn }
lead-site-is = 🌐 { $site }
lead-note-too-long =
    { $limit ->
        [one] Заметка слишком длинная: поместится { $limit } знак. Сократите её, пожалуйста.
        [few] Заметка слишком длинная: поместится { $limit } знака. Сократите её, пожалуйста.
       *[many] Заметка слишком длинная: поместится { $limit } знаков. Сократите её, пожалуйста.
    }
lead-save = 💾 Сохранить
lead-other-company = ← Компания
lead-saved = <b>✅ Контакт в базе</b>
lead-next = ➕ Следующий
lead-list-taken = 📋 Список принял. Сейчас прочитаю и покажу, что понял.
