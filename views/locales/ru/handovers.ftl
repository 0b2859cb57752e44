handovers-title = <b>🤝 Новые клиенты</b>
handovers-none = Новых клиентов пока нет. Когда подпишут договор, карточка придёт сама.
handovers-waiting =
    { $count ->
        [one] ⏳ Ждёт { $count } клиент
        [few] ⏳ Ждут { $count } клиента
       *[many] ⏳ Ждут { $count } клиентов
    }
handovers-accepted = Принятые показаны ниже ожидающих.
handovers-back = ← К клиентам

handover-offered = 🤝 Новый клиент для вас
handover-reminder = ⏰ Клиент всё ещё ждёт вас
handover-unaccepted = ⚠️ Клиента не приняли за два рабочих дня. Сейчас он у менеджера { $manager }.
handover-nobody = ⚠️ Клиента пока некому принять.
handover-is-yours = ✅ Клиент ваш
handover-contract-number = ✍️ Договор № { $number } на { $amount }, { $on }
handover-contract = ✍️ Договор на { $amount }, { $on }
handover-agreements = 📝 Договорённости: { $agreements }
handover-state = { $state ->
        [offered] ⏳ Ждём, пока примет { $manager }
        [accepted] ✅ Клиента ведёт { $manager }
       *[withdrawn] 🚫 Договор отменён, передача отозвана
    }
handover-asked = ❓ { $asker }: { $question }
handover-asked-by-you = ❓ { $question }
handover-answered = 💬 { $answer }
handover-no-answer = ⏳ Ответа пока нет

handover-accept = ✅ Принял
handover-ask = ❓ Вопрос
handover-open = 📖 Вся история
handover-paper = 📎 Договор
handover-give = 🔁 Передать другому
handover-answer = 💬 Ответить

handover-ask-what = Что спросить у менеджера? Напишите сообщением. Его зовут { $closer }.
handover-asked-done = ✅ Вопрос отправлен, ответ придёт сюда.
handover-accepted-done = ✅ Клиент ваш. Менеджеру я написал.
handover-give-whom = Кому передать клиента?
handover-give-nobody = Передать пока некому: других менеджеров текущих клиентов нет.
handover-given-done = ✅ Клиент передан: { $manager }
handover-answer-what = Напишите ответ сообщением.
handover-answer-done = ✅ Ответ отправлен.

handover-question = ❓ { $asker } спрашивает о клиенте <b>{ $company }</b>: { $question }
handover-answer-for-you = 💬 { $closer } отвечает о клиенте <b>{ $company }</b>
handover-given = 🔁 Клиента <b>{ $company }</b> примет { $manager }, вам делать ничего не нужно.
handover-accepted = 🤝 Клиент <b>{ $company }</b> принят: теперь его ведёт { $manager }.
