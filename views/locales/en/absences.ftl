absences-title = <b>🌴 I'll be away</b>
absences-of = <b>🌴 Away: { $name }</b>
absences-none = Nothing is entered. Why will you be away?
absences-none-of = Nothing is entered. Why will they be away?
absences-some = Entered so far, press one to cancel it. Or add another:
absences-colleagues = 👥 Away within the next two weeks:
absence-kind = { $kind ->
        [day_off] 🏠 Day off
        [leave] 🌴 Leave
        [sick] 🤒 Illness
       *[trip] 🧳 Trip
    }
absence-sign = { $kind ->
        [day_off] 🏠
        [leave] 🌴
        [sick] 🤒
       *[trip] 🧳
    }
absence-line = { $kind ->
        [day_off] 🏠 Day off: { $days }
        [leave] 🌴 Leave: { $days }
        [sick] 🤒 Illness: { $days }
       *[trip] 🧳 Trip: { $days }
    }
absence-day = { $day }
absence-days = { $first_day } – { $last_day }
absence-count =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
absence-colleague = { $name }: { $days }
absence-colleague-kind = { $kind ->
        [day_off] { $name }: { $days }, day off
        [leave] { $name }: { $days }, leave
        [sick] { $name }: { $days }, illness
       *[trip] { $name }: { $days }, trip
    }
absence-whose = { $name }
absence-when = { $kind ->
        [day_off] 🏠 Day off. Which days?
        [leave] 🌴 Leave. Which days?
        [sick] 🤒 Illness. Which days?
       *[trip] 🧳 Trip. Which days?
    }
absence-when-hint = Choose or write, for example: <code>until Friday</code>, <code>from 1 to 14 December</code>.
absence-today = Today
absence-tomorrow = Tomorrow
absence-week = Until Sunday
absence-range = 📅 From … to …
absence-first = From which day?
absence-last = It begins on { $day }. The last day?
absence-check = Please check:
absence-confirm = ✅ That's right
absence-other-days = Other days
absence-entered = <b>✅ Entered</b>
absence-told = Colleagues see it; no meetings will be booked on these days.
absence-more = ← To the list
absence-cancel = ✖️ Cancel
absence-cancel-sure = Cancel it? Days gone by stay as they were; today and later are for work again.
absence-meetings =
    { $count ->
        [one] ⚠️ { $count } meeting is booked on these days: it has to be moved.
       *[other] ⚠️ { $count } meetings are booked on these days: they have to be moved.
    }
absence-noted = { $kind ->
        [day_off] 🏠 { $name }: day off, { $days }.
        [leave] 🌴 { $name }: leave, { $days }.
        [sick] 🤒 { $name }: illness, { $days }.
       *[trip] 🧳 { $name }: trip, { $days }.
    }
absence-cancelled = { $kind ->
        [day_off] ↩️ { $name }: day off cancelled, { $days }. At work on these days.
        [leave] ↩️ { $name }: leave cancelled, { $days }. At work on these days.
        [sick] ↩️ { $name }: illness cancelled, { $days }. At work on these days.
       *[trip] ↩️ { $name }: trip cancelled, { $days }. At work on these days.
    }
absence-paid = Fixed pay goes on.
absence-unpaid = Unpaid: fixed pay and bonuses leave these days out.
absence-make-paid = 💰 Make it paid
absence-make-unpaid = 💸 Make it unpaid
