booking-title = <b>📞 Book a meeting</b>
booking-company = With whom? Choose, or write part of the name, the person or the phone.
booking-found-none = No free company for “{ $query }”. Try other words.
booking-no-leads = No free companies just now. The collectors will bring new ones.
booking-search-all = ✕ Show all
booking-day = On which day?
booking-no-days = Nobody has any free time. Look in later, or tell your director.
booking-time = <b>{ $company }</b>, { $day }. At what time?
booking-no-times = <b>{ $company }</b>, { $day }: no free time is left. Choose another day.
booking-check = Check, and book:
booking-note-hint = Anything to pass on? Write it here and the closer will see it.
booking-confirm = ✅ Book it
booking-other-company = ← Company
booking-other-day = ← Day
booking-other-time = ← Time
booking-nearest = The nearest free time:
booking-none-near = No other free time is near. Choose a day.
booking-take = ✅ { $starts_at }
booking-times-of = Times of { $closer }
booking-no-days-of = This closer has no free time. Choose another.
booking-nearest-others = This closer has no free time any more. The nearest of colleagues:
booking-closer = { $closer }: { $moment }, { $count ->
        [one] { $count } meeting
       *[other] { $count } meetings
    }
booking-closer-busy = { $closer }: no free time
booking-done = <b>✅ The meeting is booked</b>
booking-next = 📞 Book another

booked-title = <b>🗓 Booked by me</b>
booked-none = No booked meetings ahead.
