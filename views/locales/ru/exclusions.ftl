exclusions-title = <b>🚫 Список исключений</b>
exclusions-count =
    { $count ->
        [one] Здесь { $count } номер, по которому не звоним.
        [few] Здесь { $count } номера, по которым не звоним.
       *[many] Здесь { $count } номеров, по которым не звоним.
    }
exclusions-none = Список пуст. Клиенты с договором попадут в него сами.
exclusions-found-none = По запросу «{ $query }» ничего нет.
exclusions-found = По запросу «{ $query }»: { $count }
exclusions-hint = Найти: напишите телефон, ИНН или часть названия. Добавить много сразу: пришлите файл XLSX, CSV или vCard.
exclusions-add = ➕ Добавить
exclusions-all = ✕ Показать все
exclusions-back = ← К списку
exclusion-inn = ИНН { $inn }
exclusion-since = { $kind ->
        [client] 🤝 Действующий клиент, в списке с { $day }
       *[do_not_call] ⛔ Просили не звонить, в списке с { $day }
    }
exclusion-ask-number = По какому номеру не звоним? Напишите телефон или ИНН, можно несколько через запятую.
exclusion-ask-company = Как называется компания? Напишите или пропустите.
exclusion-skip = Пропустить
exclusion-ask-kind = Почему не звоним?
exclusion-kind = { $kind ->
        [client] 🤝 Это клиент
       *[do_not_call] ⛔ Просили не звонить
    }
exclusion-added =
    { $count ->
        [0] Эти номера уже в списке.
        [one] ✅ Добавлен { $count } номер, звонить по нему не будут.
        [few] ✅ Добавлены { $count } номера, звонить по ним не будут.
       *[many] ✅ Добавлено { $count } номеров, звонить по ним не будут.
    }
exclusion-remove = 🗑 Убрать из списка
exclusion-remove-sure = Убрать из списка? Вместе с номером уйдут другие номера той же компании, и ей снова можно будет звонить.
exclusion-remove-yes = 🗑 Да, убрать
exclusion-removed =
    { $returned ->
        [0] ✅ Убрано.
       *[other] ✅ Убрано, контакт снова в обзвоне.
    }
