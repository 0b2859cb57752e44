lead-title = <b>➕ A new lead</b>
lead-segment = Which task is it for?
lead-list-segment = I see a list of companies. Which task is it for?
lead-no-segment = No task
lead-segment-is = 🎯 { $segment }
lead-other-segment = 🎯 Another task
lead-company = What is the company called? You may send it all at once: a card, the signature of a letter or a contact.
lead-company-unknown = The company has no name yet
lead-phone = What is their phone? You may send a contact.
lead-details = Do you know more? Add it. Or save at once.
lead-check = Please check whether I got it right. Every field can be corrected.
lead-or-booking = Is it a meeting? Begin the message with the word “meeting”.
lead-edit-company = 🏢 Company
lead-edit-phone = 📱 Phone
lead-add-person = 👤 Name
lead-add-city = 🏙 City
lead-add-address = 📍 Address
lead-add-inn = 🔢 Tax number
lead-add-site = 🌐 Site
lead-add-note = 📝 Note
lead-person = Whom should one ask for?
lead-city = Which city? It tells when it is day there.
lead-address = What is the address?
lead-inn = What is the tax number (INN)? 10 or 12 digits.
lead-site = What is their site?
lead-note = What else is worth knowing?
lead-erase-hint = To empty the field, send “-”.
lead-inn-is = 🔢 INN { $inn }
lead-site-is = 🌐 { $site }
lead-note-too-long =
    { $limit ->
        [one] The note is too long: { $limit } character fits. Please shorten it.
       *[other] The note is too long: { $limit } characters fit. Please shorten it.
    }
lead-save = 💾 Save
lead-other-company = ← Company
lead-saved = <b>✅ The lead is in the base</b>
lead-next = ➕ The next one
lead-list-taken = 📋 I have the list. I will read it now and show what I understood.
