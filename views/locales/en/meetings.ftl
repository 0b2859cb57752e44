meeting-when = 🕑 { $starts_at }
meeting-person = 👤 { $person }
meeting-phone = 📱 { $phone }
meeting-address = 📍 { $address }
meeting-note = 📝 { $note }
meeting-caller = Booked by { $caller }
meeting-closer = Held by { $closer }
meeting-holder = Held by { $closer } ({ $why })
meeting-confirmed = ✅ Confirmed
meeting-map = 🗺 Map

meeting-booked = 🎯 You have a new meeting
meeting-withdrawn = ↩️ This meeting is off: it was booked by mistake
meeting-tomorrow = 🌙 A meeting tomorrow
meeting-soon = ⏰ A meeting in an hour
outcome-question = How did the meeting go?
outcome-too-early = You can report the outcome once the meeting has begun.

outcome = { $outcome ->
        [contract] contract signed
        [proposal] a proposal is under way
        [another_meeting] another meeting agreed
        [refusal] refusal
        [no_show] the client did not come
        [took_place] the meeting took place
        [not_ours] not our client
       *[postponed] the meeting is postponed
    }
outcome-label = { $outcome ->
        [contract] ✍️ Contract signed
        [proposal] 📄 Proposal
        [another_meeting] 🔁 Meet again
        [refusal] 🚫 Refusal
        [no_show] 👻 No-show
        [took_place] 🤝 Took place
        [not_ours] 🙅 Not our client
       *[postponed] 📅 Postponed
    }
outcome-recorded = ✅ <b>{ $company }</b>: { $outcome }
outcome-contract-amount = Contract for { $amount }
outcome-your-share = Your share: { $earned }
outcome-lead-back = The company is back with the callers.
outcome-gave-up = They did not come for the third time. We will call them again after a pause.
outcome-noted = 📣 { $director } has recorded how your meeting went
outcome-reason = Reason: { $reason }
outcome-of-meeting = Outcome: { $outcome }

outcome-for-caller = <b>{ $company }</b>, { $starts_at }
outcome-for-caller-head = 📣 How your meeting went
outcome-for-caller-earned = You have earned { $earned }
book-again = 📞 Book again

meetings-title = <b>🤝 My meetings</b>
meetings-none = No meetings ahead. A new one will come here by itself.
meetings-to-report =
    { $count ->
        [one] ⏳ { $count } meeting waits for its outcome
       *[other] ⏳ { $count } meetings wait for their outcome
    }
meetings-ahead =
    { $count ->
        [one] { $count } meeting ahead
       *[other] { $count } meetings ahead
    }
meetings-back = ← To the meetings

contract-amount = What is the contract worth? Write for example <code>350 000</code>, <code>350k</code> or <code>1.2 mln</code>.
contract-facts =
    <b>{ $company }</b>
    Contract for <b>{ $amount }</b>
contract-number-is = Number: { $number }
contract-without-number = No number
contract-confirm = ✅ All correct
contract-other-amount = Another amount
refusal-why = Why did they refuse? Choose, or write it in your own words.
refusal-price = Too expensive
refusal-need = No need
refusal-supplier = Has a supplier
refusal-later = Not now
refusal-person = Wrong person
refusal-silent = No reason given
