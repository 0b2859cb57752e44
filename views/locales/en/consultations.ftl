consultations-title = <b>🛠 My consultations</b>
consultations-none = No meetings ahead. When you are asked along, the invitation comes here by itself.
consultations-ahead =
    { $count ->
        [one] { $count } meeting ahead
       *[other] { $count } meetings ahead
    }
consultations-asked =
    { $count ->
        [one] ⏳ { $count } waits for your answer
       *[other] ⏳ { $count } wait for your answer
    }
consultations-back = ← To the meetings

consultation-asked = 🛠 { $closer } asks you along to a meeting
consultation-come = ✅ I'll come
consultation-stay = 🚫 I can't
consultation-state = { $state ->
        [invited] ⏳ You are asked to this meeting. Will you come?
        [accepted] ✅ You come to the meeting
        [declined] 🚫 You can't come to the meeting
       *[withdrawn] ↩️ The invitation was taken back
    }
consultation-declined-done = 🚫 Noted, you can't come. The closer knows.
consultation-moved = 📅 The meeting was moved
consultation-given = 📅 Another closer holds the meeting
consultation-ask-anew = Will you come at the new time?
consultation-off = { $why ->
        [cancelled] ✖️ The meeting is off, no need to come
        [unbooked] ↩️ This meeting is off: it was booked by mistake
       *[withdrawn] ↩️ The closer will do without you, no need to come
    }

consultant-call = 🛠 Ask a consultant along
consultant-at = { $state ->
        [invited] ⏳ Consultant { $consultant }: no answer yet
        [accepted] 🛠 Consultant: { $consultant }
        [declined] 🚫 Consultant { $consultant }: can't come
       *[withdrawn] ↩️ Consultant { $consultant }: invitation taken back
    }
consultant-comes-along = 🛠 { $consultant } comes along
consultant-standing = { $standing ->
        [invited] no answer yet
        [accepted] comes
        [declined] can't come
        [busy] at another meeting
        [away] not at work
       *[free] free
    }
consultants-whom = Whom to ask? The invitation goes out at once.
consultants-none = There are no consultants in the department yet.
consultants-back = ← To the consultants
consultant-invited-done = ✅ { $consultant }: the invitation is sent. The answer comes here.
consultant-withdrawn-done = ↩️ { $consultant }: the invitation was taken back.
consultant-is = { $standing ->
        [accepted] ✅ { $consultant } comes to the meeting.
        [invited] ⏳ { $consultant } has not answered yet.
        [declined] 🚫 { $consultant } can't come to the meeting.
       *[free] ↩️ { $consultant }: the invitation stands no more.
    }
consultant-withdraw = ↩️ Take the invitation back
consultant-replied = { $reply ->
        [comes] ✅ { $consultant } comes to the meeting
        [away] 🌴 { $consultant } won't be at the meeting: not at work that day
        [gone] 🚫 { $consultant } won't be at the meeting: no consultant any more
       *[declines] 🚫 { $consultant } can't come to the meeting
    }
consultant-another = 🛠 Ask another one
consultant-meeting = 📖 The meeting
