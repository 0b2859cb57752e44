call-result = { $result ->
        [no_answer] не отвечает
        [busy] занято
        [call_back] перезвонить
        [refused] отказ
        [meeting] встреча назначена
        [wrong_number] не тот номер
        [not_existing] не существует
        [not_segment] не наш сегмент
       *[do_not_call] просили не звонить
    }
call-result-label = { $result ->
        [no_answer] 📵 Не отвечает
        [busy] ⏳ Занято
        [call_back] ⏰ Перезвонить
        [refused] 🚫 Отказ
        [meeting] 🤝 Встреча
        [wrong_number] ❌ Не тот номер
        [not_existing] 👻 Не существует
        [not_segment] 🧭 Не наш сегмент
       *[do_not_call] ⛔ Не звонить
    }

call-site = 🌐 { $site }
call-clock = 🕑 У них { $time }
call-promised = ⏰ Ждут звонка: { $moment }
call-history = Как звонили раньше:
call-past = { $moment }: { $result }, { $caller }
call-script = 💬 Что сказать:
call-gone = Этот контакт уже не у вас: час прошёл или его взяли на другом экране. Что успели записать, осталось.
call-next = 📞 Следующий контакт
call-let-go = ⏭ Вернуть в очередь
call-undo = ↩️ Отменить: { $company }
call-undone = ↩️ Отменили: <b>{ $company }</b> снова у вас.

call-day = Сегодня: { $day }
call-day-calls =
    { $count ->
        [one] { $count } звонок
        [few] { $count } звонка
       *[many] { $count } звонков
    }
call-day-reached =
    { $count ->
        [one] { $count } дозвон
        [few] { $count } дозвона
       *[many] { $count } дозвонов
    }
call-day-meetings =
    { $count ->
        [one] { $count } встреча
        [few] { $count } встречи
       *[many] { $count } встреч
    }
call-day-earned = { $earned }

call-logged = ✓ <b>{ $company }</b>: { $result }
call-logged-again = ✓ <b>{ $company }</b>: { $result }, снова { $when }
call-logged-callback = ✓ <b>{ $company }</b>: { $result } { $when }
call-logged-given-up = ✓ <b>{ $company }</b>: { $result }, больше не звоним
call-at-time = в { $time }
call-at-moment = { $moment }
call-at-year = { $moment } ({ $year })
call-at-theirs = { $ours } (у них { $theirs })

call-nothing = <b>📞 Звонить сейчас некому</b>
call-quiet-empty = База обзвонена: ни один контакт не ждёт звонка. Новые добавит сборщик базы.
call-quiet-later = Все контакты ждут своего часа. Ближайший: { $next }.
call-quiet-night = Там, куда пора звонить, сейчас нерабочее время: звоним с 9 до 18 по их часам. Ближайший: { $next }.
call-quiet-unknown = время пока неизвестно
call-refresh = 🔄 Проверить снова

call-refused-why = <b>{ $company }</b>: почему отказались? Выберите или напишите своими словами.
call-back-when = <b>{ $company }</b>: когда перезвонить? Выберите или напишите, например: <code>завтра в 15:30</code>.
call-back-by-theirs = Время на кнопках: по часам компании, у них сейчас { $time }.
call-back-which-day = <b>{ $company }</b>: в какой день перезвонить?
call-back-which-time = <b>{ $company }</b>: во сколько перезвонить?
call-back-said = Вы написали: «{ $said }»
call-back-whose = <b>{ $company }</b> живёт по другим часам: у них сейчас { $time }. По чьим часам перезвонить?
call-chip-hour = Через час
call-chip-hours = Через 3 часа
call-chip-tomorrow = Завтра { $time }
call-clock-ours = { $ours } у нас, { $theirs } у них
call-clock-theirs = { $theirs } у них, { $ours } у нас
call-back-to-card = ← К карточке

callback-mine = ⏰ Пора перезвонить
callback-of = ⏰ Пора перезвонить за коллегу: { $promised_by }
callback-promised = Обещали позвонить: { $callback_at }, у них { $theirs }
callback-take = 📞 Взять

rules-title =
    <b>⚙️ Правила обзвона</b>

    Когда звонить снова? Действует для звонков с этой минуты.
rules-value = <b>{ $rule }</b>. Как теперь?
rules-label = { $rule ->
        [retry_minutes] Не ответили: { $value }
        [busy_minutes] Занято: { $value }
        [most_tries] Без ответа: { $value }
       *[cooldown_months] Отказ: { $value }
    }
rules-hours = через { $count } ч
rules-minutes = через { $count } мин
rules-tries =
    { $count ->
        [one] { $count } попытка
        [few] { $count } попытки
       *[many] { $count } попыток
    }
rules-months = через { $count } мес.
