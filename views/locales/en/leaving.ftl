leaving-has = What is in hand and where it goes ({ $name }):
leaving-callbacks =
    { $count ->
        [one] 📞 { $count } promised call: back to the queue
       *[other] 📞 { $count } promised calls: back to the queue
    }
leaving-meetings =
    { $count ->
        [one] 🤝 { $count } meeting ahead
       *[other] 🤝 { $count } meetings ahead
    }
leaving-deals =
    { $count ->
        [one] 💼 { $count } open deal
       *[other] 💼 { $count } open deals
    }
leaving-change = Press a line to choose somebody else.
leaving-to-caller = to move
leaving-to-nobody = nobody
leaving-who-meeting = Who takes the meeting?
leaving-who-deal = Who takes the deal?
leaving-caller-moves = 📞 The caller moves it
leaving-nobody-free = Nobody else is free at that time.
leaving-reason = This closer has left: { $name }
away-reason = This closer is away: { $name }
away-title = <b>🌴 Standing in for { $name }</b>
away-pass = 🔁 Pass meetings on
away-pass-yes = ✅ Pass on
away-passed = ✅ The meetings are passed on, everybody knows.
away-nothing = There are no meetings on these days.
deals-given =
    { $count ->
        [one] 💼 { $count } deal is yours now, from { $closer }:
       *[other] 💼 { $count } deals are yours now, from { $closer }:
    }
deals-given-company = • { $company }
