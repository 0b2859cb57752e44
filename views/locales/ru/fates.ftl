my-leads-title = <b>📇 Мои контакты</b>
my-leads-month = Добавлено за месяц: <b>{ $count }</b>, сегодня: <b>{ $today }</b>
my-leads-ever = Добавлено за всё время: <b>{ $count }</b>
my-leads-of = { $fate ->
        [waiting] Ждут звонка:
        [confirmed] Подтверждены:
        [rejected] Отклонены:
        [excluded] В списке исключений:
       *[unreached] Не дозвонились:
    }
my-leads-nothing = Таких контактов нет.
my-leads-show-ever = 🗂 За всё время
my-leads-show-month = 📅 За месяц
my-leads-back = ← К контактам

fate = { $fate ->
        [waiting] ⏳ Ждёт звонка
        [confirmed] ✅ Подтверждён
        [rejected] ❌ Отклонён
        [excluded] 🚫 В списке исключений: звонить не будем
       *[unreached] 📵 Не дозвонились
    }
fate-count = { $fate ->
        [waiting] ⏳ Ждут звонка: <b>{ $count }</b>
        [confirmed] ✅ Подтверждены: <b>{ $count }</b>
        [rejected] ❌ Отклонены: <b>{ $count }</b>
        [excluded] 🚫 В списке исключений: <b>{ $count }</b>
       *[unreached] 📵 Не дозвонились: <b>{ $count }</b>
    }
fate-reason = { $reason }: { $count }
fate-filter = { $fate ->
        [waiting] ⏳ Ждут
        [confirmed] ✅ Да
        [rejected] ❌ Нет
        [excluded] 🚫 Исключены
       *[unreached] 📵 Молчат
    }
fate-all = Все
fate-confirmed = ✅ Подтверждён звонком { $day }
fate-rejected = ❌ Отклонён { $day }: { $reason }
fate-stage = { $state ->
        [meeting] 🤝 Встреча назначена
        [deal] 🤝 Встретились, сделка в работе
       *[client] ✍️ Стал клиентом
    }
fate-segment = 🎯 { $segment }

appeal-begin = ✋ Оспорить
appeal-ask = Почему контакт отклонили зря? Напишите, и руководитель решит. Оспорить можно один раз.
appeal-waiting = ✋ Оспорено, ждём решения руководителя
appeal-upheld = ✋ Вы оспорили, и руководитель вернул контакт в обзвон
appeal-refused = ✋ Вы оспорили, решение осталось прежним

appeal-made = ✋ Сборщик не согласен
appeal-segment = 🎯 { $segment }
appeal-rejected = ❌ Отклонён: { $reason }
appeal-reason = { $collector }: «{ $reason }»
appeal-calls = Как звонили:
appeal-call = { $at }: { $result }, { $caller }
appeal-call-why = { $line } ({ $reason })
appeal-decide = { $verdict ->
        [uphold] ↩️ Вернуть в обзвон
       *[refuse] ✔️ Отклонение верно
    }
appeal-decided = { $verdict ->
        [uphold] ↩️ <b>{ $company }</b>: контакт снова в обзвоне, сборщик узнает.
       *[refuse] ✔️ <b>{ $company }</b>: отклонение верно, сборщик узнает.
    }
appeal-answer = { $verdict ->
        [uphold] ↩️ <b>{ $company }</b>: руководитель согласен с вами, контакт снова в обзвоне.
       *[refuse] ❌ <b>{ $company }</b>: руководитель проверил, решение осталось прежним.
    }
appeals-title = <b>✋ Возражения сборщиков</b>
appeals-none = Всё решено.
appeals-hint = Сборщик считает, что контакт отклонили зря. Решать вам:
appeals-back = ← К возражениям
