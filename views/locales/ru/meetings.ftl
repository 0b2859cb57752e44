meeting-when = 🕑 { $starts_at }
meeting-person = 👤 { $person }
meeting-phone = 📱 { $phone }
meeting-address = 📍 { $address }
meeting-note = 📝 { $note }
meeting-caller = Кто назначил: { $caller }
meeting-closer = Проводит: { $closer }
meeting-holder = Проводит: { $closer } ({ $why })
meeting-confirmed = ✅ Подтверждена
meeting-map = 🗺 На карте

meeting-booked = 🎯 У вас новая встреча
meeting-withdrawn = ↩️ Этой встречи не будет: её назначили по ошибке
meeting-tomorrow = 🌙 Завтра встреча
meeting-soon = ⏰ Через час встреча
outcome-question = Как прошла встреча?
outcome-too-early = Итог можно записать, когда встреча начнётся.

outcome = { $outcome ->
        [contract] договор подписан
        [proposal] готовим предложение
        [another_meeting] договорились о второй встрече
        [refusal] отказ
        [no_show] клиент не пришёл
        [took_place] встреча состоялась
        [not_ours] не наш клиент
       *[postponed] встреча перенесена
    }
outcome-label = { $outcome ->
        [contract] ✍️ Договор подписан
        [proposal] 📄 Предложение
        [another_meeting] 🔁 Ещё встреча
        [refusal] 🚫 Отказ
        [no_show] 👻 Не пришли
        [took_place] 🤝 Состоялась
        [not_ours] 🙅 Не наш клиент
       *[postponed] 📅 Перенос
    }
outcome-recorded = ✅ <b>{ $company }</b>: { $outcome }
outcome-contract-amount = Договор на { $amount }
outcome-your-share = Ваш процент: { $earned }
outcome-lead-back = Компания снова у менеджеров первой линии.
outcome-gave-up = Не пришли в третий раз. Позвоним им снова после паузы.
outcome-noted = 📣 { $director } записывает итог вашей встречи
outcome-reason = Причина: { $reason }
outcome-of-meeting = Итог: { $outcome }

outcome-for-caller = <b>{ $company }</b>, { $starts_at }
outcome-for-caller-head = 📣 Итог вашей встречи
outcome-for-caller-earned = Вам начислено { $earned }
book-again = 📞 Назначить снова

meetings-title = <b>🤝 Мои встречи</b>
meetings-none = Встреч впереди нет. Новая встреча придёт сюда сама.
meetings-to-report =
    { $count ->
        [one] ⏳ Ждёт итога { $count } встреча
        [few] ⏳ Ждут итога { $count } встречи
       *[many] ⏳ Ждут итога { $count } встреч
    }
meetings-ahead =
    { $count ->
        [one] Впереди { $count } встреча
        [few] Впереди { $count } встречи
       *[many] Впереди { $count } встреч
    }
meetings-back = ← К встречам

contract-amount = На какую сумму договор? Напишите, например: <code>350 000</code>, <code>350к</code> или <code>1,2 млн</code>.
contract-facts =
    <b>{ $company }</b>
    Договор на <b>{ $amount }</b>
contract-number-is = Номер: { $number }
contract-without-number = Без номера
contract-confirm = ✅ Всё верно
contract-other-amount = Другая сумма
refusal-why = Почему отказались? Выберите или напишите своими словами.
refusal-price = Дорого
refusal-need = Не нужно
refusal-supplier = Есть поставщик
refusal-later = Не сейчас
refusal-person = Не тот человек
refusal-silent = Без причины
