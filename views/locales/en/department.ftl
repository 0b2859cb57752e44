person-joined = 👋 { $name } is with us now: { $roles }.
person-unreachable = 🔕 { $name } has blocked the bot: messages don't get through. Please write or call.
update-set-aside = ⚠️ I could not handle a message ({ $name }). It is kept under number { $number }; nobody else is affected. Details: <code>kombain doctor</code>.
update-of-stranger = not a member of staff
something-failed = ⚠️ Your last action did not work, and the mistake is mine. It is kept, and your director knows. You can go on: /menu.
message-undelivered = ⚠️ Telegram did not take my message for { $name } ({ $kind }). Please tell whoever looks after the bot.

quota-title = ☀️ { $day }
quota-caller =
    📞 Booked <b>{ $done } of { $norm }</b> { $norm ->
        [one] meeting
       *[other] meetings
    }
quota-closer =
    ✍️ Signed <b>{ $done } of { $norm }</b> { $norm ->
        [one] contract
       *[other] contracts
    }
quota-collector =
    📇 Confirmed <b>{ $done } of { $norm }</b> { $norm ->
        [one] lead
       *[other] leads
    }
quota-today = For today: { $asks }
quota-today-worth = For today: { $asks }, which is { $worth }
quota-met = The month's norm is met 🎉
quota-meetings =
    { $count ->
        [one] { $count } meeting today:
       *[other] { $count } meetings today:
    }
quota-meeting = { $time } { $company }

digest-title = 📊 The day: { $day }
digest-leads = New leads: { $count }
digest-booked = Meetings booked: { $count }
digest-held = Meetings held: { $count }
digest-no-shows = No-shows: { $count }
digest-contracts = Contracts: { $count } for { $revenue }
digest-no-contracts = Contracts: 0
digest-month = Month: booked { $booked }, held { $held }, contracts { $contracts } for { $revenue }
digest-unreported =
    { $count ->
        [one] ⏳ { $count } meeting without an outcome
       *[other] ⏳ { $count } meetings without an outcome
    }
digest-idle =
    { $count ->
        [one] 💤 { $count } idle deal
       *[other] 💤 { $count } idle deals
    }
digest-set-aside =
    { $count ->
        [one] ⚠️ { $count } message was not handled
       *[other] ⚠️ { $count } messages were not handled
    }
