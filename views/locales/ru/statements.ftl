statement-part = { $count ->
        [1] { $kind }: <b>{ $amount }</b>
       *[other] { $kind } ({ $count }): <b>{ $amount }</b>
    }
statement-corrections = <b>Поправки за прошлые месяцы</b>
statement-agree = ✅ Верно
statement-disagree = ✋ Не согласен
statement-agreed = ✅ Спасибо, { $month } подтверждён.
statement-is-agreed = ✅ Вы подтвердили этот лист.
statement-send = 📄 Прислать PDF
statement-sent = 📄 Отправляю документ.
statement-file = raschetny-list

document-department = { $name }
document-title = Расчётный лист № { $number }
document-month = { $month }
document-own = Начисления за месяц: { $month }
document-corrections = Поправки за прошлые месяцы
document-column = { $column ->
        [date] Дата
        [fact] За что
        [count] Кол-во
        [rate] Ставка, условия
       *[amount] Сумма
    }
document-segment = сегмент { $segment }
document-terms = условия от { $since }
document-subtotal = Всего
document-total = Итого: { $total }
document-page = Лист { $number }, страница { $page } из { $pages }

draft-title = 🧮 Черновик реестра: { $month }
draft-person = <b>{ $name }</b>: { $amount }
draft-kind = { $kind } { $amount }
draft-more = … и ещё { $count }
draft-total = К выплате всего: <b>{ $total }</b>
draft-hint = Пока месяц открыт, его ещё можно поправить. Закройте его кнопкой, и каждый получит свой лист.
draft-close = 🔒 Закрыть { $month }
draft-closed = 🔒 Закрыт { $month }. Листы отправлены всем.

facts-missing-title = ⏳ { $month } закроется { $closes_at }
facts-missing-mine = Встречи, по которым нет итога от вас:
facts-missing-awaited = Встречи, которые назначили вы, пока без итога:
facts-missing-meeting = · { $company }, { $starts_at }
facts-missing-hint = Что будет отмечено позже, попадёт в следующий месяц.

closing-title = <b>🔒 Закрытие месяца</b>
closing-hint = В это время каждый получает расчётный лист, и месяц больше не меняется.
closing-day = День: { $day }-е число
closing-hour = Час: { $hour }:00
closing-approved = { $approved ->
        [1] Сначала смотрю реестр: да
       *[0] Сначала смотрю реестр: нет
    }
closing-value = Выберите, как будет:
