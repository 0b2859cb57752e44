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
away-pass = 🔁 Pass meetings and deals on
away-pass-yes = ✅ Pass on
away-passed = ✅ Passed on, everybody knows.
away-nothing = There is nothing to pass on for these days.
deals-given =
    { $count ->
        [one] 💼 { $count } deal is yours now, from { $closer }:
       *[other] 💼 { $count } deals are yours now, from { $closer }:
    }
deals-given-company = • { $company }
leaving-stays = 💼 It stays
leaving-deal-stays = stays
leaving-nobody-else = There are no other closers.
losing-sure = Without this role something is left to nobody. Please check what goes to whom.
losing-yes = ✅ Change the roles
losing-reason = This closer holds no meetings any more: { $name }
away-goes = • { $meeting }
away-director-decides = This is what the director will be offered: they see the list, may choose others, and pass the meetings on. Until then they stay yours.
away-decides-next = You can pass them on, and choose others, right after this.
