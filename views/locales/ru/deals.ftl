deals-title = <b>💼 Сделки</b>
deals-none = Открытых сделок нет. После встречи с предложением сделка появится здесь сама.
deals-count =
    { $count ->
        [one] Открыта { $count } сделка. Сначала те, где срок шага ближе.
        [few] Открыты { $count } сделки. Сначала те, где срок шага ближе.
       *[many] Открыто { $count } сделок. Сначала те, где срок шага ближе.
    }
deals-overdue =
    { $count ->
        [one] 🔴 Просрочен { $count } шаг
        [few] 🔴 Просрочены { $count } шага
       *[many] 🔴 Просрочено { $count } шагов
    }
deals-handing-over-to = 🤝 { $company }: ждём, пока клиента примет { $manager }
deals-handing-over = 🤝 { $company }: клиента пока некому принять
deals-due =
    { $count ->
        [one] 💼 По сделкам сегодня { $count } шаг:
        [few] 💼 По сделкам сегодня { $count } шага:
       *[many] 💼 По сделкам сегодня { $count } шагов:
    }
deals-late =
    { $count ->
        [one] 🔴 Из них просрочен { $count }
       *[many] 🔴 Из них просрочено { $count }
    }
deals-step = { $company }: { $step }
deals-step-late = 🔴 { $company }: { $step }
deals-back = ← К сделкам
deals-idle = 💤 Без движения
deals-idle-title = <b>💤 Без движения 14 дней</b>
deals-idle-none = Таких сделок нет: все в работе.
deals-idle-hint = Откройте сделку, чтобы передать её другому менеджеру. История останется.
deals-contracts = 📄 Договоры

deal-open = 💼 Открыть сделку
deal-closer = Кто вёл сделку: { $closer }
deal-amount-is = 💰 { $amount }
deal-step-is = Дальше: <b>{ $step }</b>, { $on }
deal-step-late = 🔴 Просрочено: <b>{ $step }</b>, { $on }
deal-no-step = Следующий шаг ещё не назван.
deal-no-step-short = назовите следующий шаг
deal-state = { $state ->
        [won] ✅ Договор подписан
       *[lost] 🚫 Сделка закрыта
    }
deal-done-next = ✅ Сделано, дальше:
deal-name-step = ➡️ Назвать шаг
deal-amount = 💰 Сумма
deal-lost = 🚫 Отказ
deal-meeting = 🤝 Ещё встреча
deal-paper = ✍️ Договор
deal-paper-more = ✍️ Ещё договор
deal-give = ↗️ Передать
deal-back = ← К сделке

deal-step-what = Что дальше? Выберите или напишите своими словами.
deal-step = { $step ->
        [call] позвонить
        [offer] отправить предложение
        [meet] встретиться
       *[pay] ждать оплату
    }
deal-step-day = «{ $step }»: когда? Выберите день или напишите, например: <code>в пятницу</code> или <code>1.12</code>.
deal-amount-ask = На какую сумму сделка? Напишите, например: <code>350 000</code>, <code>350к</code> или <code>1,2 млн</code>.
deal-lost-why = Почему отказались? Выберите или напишите своими словами.
deal-loss = { $reason ->
        [price] Дорого
        [need] Не нужно
        [supplier] Есть поставщик
        [later] Не сейчас
       *[person] Не тот человек
    }
deal-give-whom = Кому передать сделку? Обоим менеджерам я напишу.
deal-give-nobody = Передать пока некому: других менеджеров активных продаж нет.
deal-saved = ✅ Записано
deal-lost-done = ✅ Записал отказ. Компания вернётся к первой линии, когда пройдёт срок.
deal-given-done = ✅ Сделка передана: { $closer }

deal-given = ↗️ Вам передали сделку <b>{ $company }</b>. Раньше её вёл менеджер { $closer }, вся история на месте.
deal-given-away = ↗️ Сделку <b>{ $company }</b> теперь ведёт { $closer }.

history-title = История
history-line = { $at }, { $who }: { $what }
history-call = звонок, { $result ->
        [no_answer] не ответили
        [busy] занято
        [call_back] просили перезвонить
        [refused] отказ
        [meeting] назначена встреча
        [wrong_number] не тот номер
        [not_existing] нет такой компании
        [not_segment] не тот сегмент
       *[do_not_call] просили не звонить
    }
history-meeting = встреча, { $outcome }
history-meeting-ahead = встреча без итога
history-meeting-cancelled = встреча отменена
history-move = встреча перенесена на { $to }
history-step = сделано: { $step }
history-contract = договор № { $number }
history-contract-cancelled = договор № { $number } отменён

paper-check = Проверьте и записывайте. Номер договора напишите сообщением, фото или PDF можно прислать сюда же.
paper-date = Подписан: { $on }
paper-attached = 📎 Страница приложена
paper-save = ✅ Записать договор
paper-other-day = 📅 Другая дата
paper-day = Когда подписан? Выберите день.
paper-signed = <b>✍️ { $company }</b>: договор на <b>{ $amount }</b> записан
paper-handed-to = Клиента принимает { $manager }. Когда примет, я напишу.
paper-handed-to-nobody = Менеджера текущих клиентов в отделе нет, клиента примет руководитель.
paper-other-manager = 🔁 Другому менеджеру
paper-which-manager = Кто примет клиента?

contracts-title = <b>📄 Договоры за три месяца</b>
contracts-none = Договоров пока нет.
contracts-back = ← К договорам
contract-cancel = 🚫 Отменить договор
contract-cancel-why =
    Почему отменяем? Напишите сообщением.

    Процент будет сторнирован, передача отозвана, а сделка вернётся к менеджеру.
contract-is-cancelled = 🚫 Договор отменён
contract-cancelled = 🚫 Договор с компанией <b>{ $company }</b> на { $amount } отменён.
contract-cancel-reason = Причина: { $reason }
contract-none-after-all = Итог встречи исправлен: договора не было.
contract-cancelled-deal = Процент сторнирован, сделка снова у вас.
contract-first-step = обсудить отмену договора
