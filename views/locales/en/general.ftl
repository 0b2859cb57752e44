command-menu = Menu
command-help = Help

stranger = This bot works for the department's staff only. If you work here, ask your head for an invitation link.
private-only = I only work in private chats: please write to me directly.

menu-title = <b>{ $name }</b>, what shall we do?
menu-attention =
    { $count ->
        [one] ⚠️ { $count } message was not handled
       *[other] ⚠️ { $count } messages were not handled
    }
menu-appeals = ✋ Waiting for your decision: { $count }

place-menu = ☰ Menu
place-help = ❓ Help
place-settings = ⚙️ Settings
place-calling = 📞 Next lead
place-booking = 📅 Book a meeting
place-booked = 🗓 Booked by me
place-meetings = 🤝 My meetings
place-consultations = 🛠 Consultations
place-all_meetings = 🤝 All meetings
place-deals = 💼 Deals
place-handovers = 🤝 New clients
place-add_lead = ➕ Add a lead
place-my_leads = 📇 My leads
place-my_segments = 🎯 My tasks
place-segments = 🎯 Tasks
place-exclusions = 🚫 Exclusions
place-appeals = ✋ Appeals
place-objections = ✋ Objections about meetings
place-today = 📊 Today
place-people = 👥 People
place-invite = ✉️ Invite
place-calling_rules = ⚙️ Calling rules
place-attention = ⚠️ Not handled
place-hours = 🕑 My hours
place-turn = 🔀 Turn of meetings
place-absences = 🌴 I'll be away
place-earnings = 💰 My earnings
place-disputes = ⚖️ Pay disputes
place-department_pay = 💰 Department pay
department-pay-title = 💰 Department pay: whom we pay for what, the plan of the month, registers.
place-closing = 🔒 Closing of a month
place-statements = 🧾 Statements
place-registers = 🧾 Payroll
place-pay_terms = 💰 Pay terms
place-plans = 🏁 Plan
place-adjusting = 🧮 Adjustment

help-text =
    Everything is done with the buttons of the menu: /menu.

    If a button is out of date, I show how things stand now. A double tap does no harm.

    Your statement comes on the 1st at 10:00. You, the director and the accountant see your pay; those messages can't be forwarded.

    Something wrong? Write to your director.

settings-text =
    ⚙️ Settings

    Language: English
settings-language-ru = 🇷🇺 Русский
settings-language-en = 🇬🇧 English

back = ← Back
page-of = { $page } of { $pages }

role = { $role ->
        [caller] caller
        [closer] closer
        [collector] collector
        [account_manager] account manager
        [consultant] technical consultant
        [accountant] accountant
       *[director] director
    }
role-label = { $role ->
        [caller] Caller
        [closer] Closer
        [collector] Collector
        [account_manager] Account manager
        [consultant] Consultant
        [accountant] Accountant
       *[director] Director
    }

screen-outdated = This screen is out of date. Here is how things stand:
use-menu = Choose from the menu what to do:
