spoken-company = Which company is it with? Write its name or phone.
spoken-which-company = Which company? Choose one or write it differently.
spoken-new-company = ➕ New: { $company }
spoken-new = 🆕 A new company: I will add it to the base.
spoken-in-hand = ☎️ It is the lead you have in hand.
spoken-other-name = This is how the base knows it. You wrote: { $said }.
spoken-phone = What is the company’s phone? Without it, it can be neither found nor added.
spoken-phone-broken = There is no such number. Please write it again.
spoken-without-phone = Without a phone
spoken-doubt = { $field ->
        [company] I see several companies. Which one is it?
        [phone] I see several phones. Which one is right?
        [address] I see several addresses. Where is the meeting?
       *[person] I see several names. Who will be there?
    }
spoken-day = On which day?
spoken-past = That time has gone by. On which day?
spoken-time = { $day }. At what time?
spoken-no-times = { $day }: no time is free. Choose another day.
spoken-no-such-hours = { $day }: that part of the day is full. This is free:
spoken-not-free = { $taken }: nobody is free then.
spoken-wanted-not-free = { $taken }: this closer is not free then.
spoken-edit-company = 🏢 Company
spoken-edit-time = 🕑 Time
spoken-edit-person = 👤 Name
spoken-edit-address = 📍 Address
spoken-edit-phone = 📱 Phone
spoken-person = Who will be there?
spoken-address = Where is it?
spoken-or-lead = Is it a new lead and no meeting? Send it by “➕ Add a lead”.
