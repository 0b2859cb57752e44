statement-part = { $count ->
        [1] { $kind }: <b>{ $amount }</b>
       *[other] { $kind } ({ $count }): <b>{ $amount }</b>
    }
statement-corrections = <b>Corrections of earlier months</b>
statement-agree = ✅ Correct
statement-disagree = ✋ I disagree
statement-agreed = ✅ Thank you, { $month } is confirmed.
statement-is-agreed = ✅ You confirmed this statement.
statement-send = 📄 Send the PDF
statement-sent = 📄 The document is on its way.
statement-file = statement

document-department = { $name }
document-title = Earnings statement No. { $number }
document-month = { $month }
document-own = Earned in { $month }
document-corrections = Corrections of earlier months
document-column = { $column ->
        [date] Date
        [fact] What for
        [count] Count
        [rate] Rate, terms
       *[amount] Amount
    }
document-segment = segment { $segment }
document-terms = terms of { $since }
document-subtotal = In all
document-total = Total: { $total }
document-page = Statement { $number }, page { $page } of { $pages }

draft-title = 🧮 Draft register: { $month }
draft-person = <b>{ $name }</b>: { $amount }
draft-kind = { $kind } { $amount }
draft-more = … and { $count } more
draft-total = To be paid out: <b>{ $total }</b>
draft-hint = While the month is open it can still be put right. Close it with the button, and everybody gets their statement.
draft-close = 🔒 Close { $month }
draft-closed = 🔒 { $month } is closed. Everybody has their statement.

facts-missing-title = ⏳ { $month } will be closed on { $closes_at }
facts-missing-mine = Meetings that wait for your outcome:
facts-missing-awaited = Meetings that you booked, without an outcome so far:
facts-missing-meeting = · { $company }, { $starts_at }
facts-missing-hint = What is told later goes into the next month.

closing-title = <b>🔒 Closing of a month</b>
closing-hint = At this time everybody gets their statement, and the month changes no more.
closing-day = Day of the month: { $day }
closing-hour = Hour: { $hour }:00
closing-approved = { $approved ->
        [1] I look at the register first: yes
       *[0] I look at the register first: no
    }
closing-value = Choose how it is to be:
