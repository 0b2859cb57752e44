leaving-has = Что сейчас в работе и кому перейдёт ({ $name }):
leaving-callbacks =
    { $count ->
        [one] 📞 { $count } обещанный звонок: в общую очередь
        [few] 📞 { $count } обещанных звонка: в общую очередь
       *[many] 📞 { $count } обещанных звонков: в общую очередь
    }
leaving-meetings =
    { $count ->
        [one] 🤝 { $count } встреча впереди
        [few] 🤝 { $count } встречи впереди
       *[many] 🤝 { $count } встреч впереди
    }
leaving-deals =
    { $count ->
        [one] 💼 { $count } открытая сделка
        [few] 💼 { $count } открытые сделки
       *[many] 💼 { $count } открытых сделок
    }
leaving-change = Чтобы выбрать другого, нажмите на строку.
leaving-to-caller = на перенос
leaving-to-nobody = никому
leaving-who-meeting = Кому передать встречу?
leaving-who-deal = Кому передать сделку?
leaving-caller-moves = 📞 Первой линии на перенос
leaving-nobody-free = В это время больше никто не свободен.
leaving-reason = Этот менеджер больше не работает: { $name }
away-reason = Этого менеджера не будет: { $name }
away-title = <b>🌴 Кто заменит: { $name }</b>
away-pass = 🔁 Передать встречи и сделки
away-pass-yes = ✅ Передать
away-passed = ✅ Передано, все предупреждены.
away-nothing = На эти дни передавать нечего.
deals-given =
    { $count ->
        [one] 💼 Теперь у вас { $count } новая сделка, раньше вёл { $closer }:
        [few] 💼 Теперь у вас { $count } новые сделки, раньше вёл { $closer }:
       *[many] 💼 Теперь у вас { $count } новых сделок, раньше вёл { $closer }:
    }
deals-given-company = • { $company }
leaving-stays = 💼 Остаётся
leaving-deal-stays = остаётся
leaving-nobody-else = Других менеджеров активных продаж нет.
losing-sure = Без этой роли кое-что останется без хозяина. Проверьте, кому что перейдёт.
losing-yes = ✅ Сменить роли
losing-reason = Этот менеджер больше не проводит встречи: { $name }
away-goes = • { $meeting }
away-director-decides = Так предложим руководителю: он увидит список, сможет выбрать других и передаст встречи. До этого они остаются за вами.
away-decides-next = Передать их и выбрать других можно сразу после этого.
