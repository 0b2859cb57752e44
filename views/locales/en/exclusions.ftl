exclusions-title = <b>🚫 Exclusion list</b>
exclusions-count =
    { $count ->
        [one] { $count } number that nobody calls.
       *[other] { $count } numbers that nobody calls.
    }
exclusions-none = The list is empty. Signed clients enter it by themselves.
exclusions-found-none = Nothing is found for “{ $query }”.
exclusions-found = For “{ $query }”: { $count }
exclusions-hint = To find: write a phone, a tax number or a part of the name. To add many at once: send an XLSX, CSV or vCard file.
exclusions-add = ➕ Add
exclusions-all = ✕ Show all
exclusions-back = ← To the list
exclusion-inn = Tax number { $inn }
exclusion-since = { $kind ->
        [client] 🤝 A current client, on the list since { $day }
       *[do_not_call] ⛔ Asked not to be called, on the list since { $day }
    }
exclusion-ask-number = Which number is not to be called? Write a phone or a tax number, or several with commas.
exclusion-ask-company = What is the company called? Write it or skip.
exclusion-skip = Skip
exclusion-ask-kind = Why is it not called?
exclusion-kind = { $kind ->
        [client] 🤝 It is a client
       *[do_not_call] ⛔ Asked not to be called
    }
exclusion-added =
    { $count ->
        [0] These numbers are on the list already.
        [one] ✅ { $count } number added, nobody will call it.
       *[other] ✅ { $count } numbers added, nobody will call them.
    }
exclusion-remove = 🗑 Take off the list
exclusion-remove-sure = Take it off the list? Other numbers of the same company go with it, and it may be called again.
exclusion-remove-yes = 🗑 Yes, take it off
exclusion-removed =
    { $returned ->
        [0] ✅ Taken off.
       *[other] ✅ Taken off, the lead is called again.
    }
