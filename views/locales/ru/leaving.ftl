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
away-pass = 🔁 Передать встречи
away-pass-yes = ✅ Передать
away-passed = ✅ Встречи переданы, все предупреждены.
away-nothing = На эти дни встреч нет.
deals-given =
    { $count ->
        [one] 💼 Теперь у вас { $count } новая сделка, раньше вёл { $closer }:
        [few] 💼 Теперь у вас { $count } новые сделки, раньше вёл { $closer }:
       *[many] 💼 Теперь у вас { $count } новых сделок, раньше вёл { $closer }:
    }
deals-given-company = • { $company }
