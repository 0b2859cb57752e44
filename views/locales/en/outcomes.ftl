step-call = call
step-next-meeting = book a meeting
step-call-then = { $key ->
        [tomorrow] 📞 Call tomorrow
        [three_days] 📞 Call in 3 days
       *[week] 📞 Call in a week
    }
proposal-step = What comes next? Choose, or write it in your own words.
proposal-amount = Name the sum
proposal-amount-is = Proposal for { $amount }
next-meeting-book = 📅 Book the meeting
next-meeting-day = When do you meet <b>{ $company }</b> again?
next-meeting-none = You have no free days yet. The deal will remind you to book a meeting with <b>{ $company }</b>.
next-meeting-booked = ✅ <b>The meeting is booked</b>
not-ours-why = Why is it not our client? Choose, or write it in your own words.
not-ours-small = Too small
not-ours-field = Not our field
not-ours-far = Not our region
not-ours-person = Does not decide
not-ours-own = Our client already
outcome-for-caller-corrected = ✏️ The outcome of your meeting was corrected
outcome-still-on = ⏳ Still on
outcome-later = All right. I will ask about <b>{ $company }</b> in half an hour.
outcome-missing = ⏳ The meeting still has no outcome. It was held by { $closer }
outcome-ask-again = 🔔 Ask again
outcome-asked = Asking about <b>{ $company }</b>, { $asked } is to answer.
outcome-correct = ✏️ Correct
outcome-correct-as = What is the right outcome?
outcome-waits = ⏳ Waits for its outcome, { $long }, from { $closer }
step-ask-outcome = find out how the meeting went

objection = ✋ I disagree
objection-why = Why is it our client after all? Write it, and the director decides. You can object once.
objection-sent = ✅ Sent to the director. The answer will come here.
objection-made = ✋ { $caller } objects: it is our client
objection-closer-says = { $closer }: { $reason }
objection-caller-says = { $caller }: { $reason }
objection-decide = { $verdict ->
        [uphold] ✅ Count as held
       *[refuse] 🙅 Not our client
    }
objection-decided = { $verdict ->
        [uphold] ✅ The meeting with <b>{ $company }</b> counts as held.
       *[refuse] 🙅 <b>{ $company }</b>: not our client, as it was.
    }
objections-title = <b>✋ Objections about meetings</b>
objections-hint = A caller holds that it is our client after all. Decide for the caller or for whoever met them.
objections-none = Every objection is decided.
objections-back = ← To the objections
objection-answer = { $verdict ->
        [uphold] ✅ The director agrees with you: the meeting with <b>{ $company }</b> counts as held.
       *[refuse] 🙅 The director has decided: <b>{ $company }</b> is not our client.
    }
