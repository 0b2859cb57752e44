call-result = { $result ->
        [no_answer] no answer
        [busy] busy
        [call_back] call back
        [refused] refused
        [meeting] meeting booked
        [wrong_number] wrong number
        [not_existing] does not exist
        [not_segment] not of the segment
       *[do_not_call] asked not to be called
    }
call-result-label = { $result ->
        [no_answer] 📵 No answer
        [busy] ⏳ Busy
        [call_back] ⏰ Call back
        [refused] 🚫 Refused
        [meeting] 🤝 Meeting
        [wrong_number] ❌ Wrong number
        [not_existing] 👻 Not existing
        [not_segment] 🧭 Other segment
       *[do_not_call] ⛔ Do not call
    }

call-site = 🌐 { $site }
call-clock = 🕑 { $time } there
call-promised = ⏰ They expect the call: { $moment }
call-history = Calls so far:
call-past = { $moment }: { $result }, { $caller }
call-script = 💬 What to say:
call-gone = This lead is not yours any more: the hour is over, or it was taken on another screen. What you recorded is kept.
call-next = 📞 Next lead
call-let-go = ⏭ Back into the queue
call-undo = ↩️ Undo: { $company }
call-undone = ↩️ Undone: <b>{ $company }</b> is yours again.

call-day = Today: { $day }
call-day-calls =
    { $count ->
        [one] { $count } call
       *[other] { $count } calls
    }
call-day-reached = { $count } reached
call-day-meetings =
    { $count ->
        [one] { $count } meeting
       *[other] { $count } meetings
    }
call-day-earned = { $earned }

call-logged = ✓ <b>{ $company }</b>: { $result }
call-logged-again = ✓ <b>{ $company }</b>: { $result }, again { $when }
call-logged-callback = ✓ <b>{ $company }</b>: { $result } { $when }
call-logged-given-up = ✓ <b>{ $company }</b>: { $result }, no more calls
call-at-time = at { $time }
call-at-moment = { $moment }
call-at-year = { $moment } ({ $year })
call-at-theirs = { $ours } ({ $theirs } there)

call-nothing = <b>📞 Nobody to call just now</b>
call-quiet-empty = The base is called through: no lead waits for a call. The collectors will bring new ones.
call-quiet-later = Every lead waits for its time. The nearest: { $next }.
call-quiet-night = Where it is time to call, it is not working time: we call from 9 to 18 by their clocks. The nearest: { $next }.
call-quiet-unknown = not known yet
call-refresh = 🔄 Look again

call-refused-why = <b>{ $company }</b>: why did they refuse? Choose, or write it in your own words.
call-back-when = <b>{ $company }</b>: when to call back? Choose, or write, for example: <code>25.11 15:30</code>.
call-back-by-theirs = Times on the buttons are by the clocks of the company: it is { $time } there now.
call-back-which-day = <b>{ $company }</b>: on which day to call back?
call-back-which-time = <b>{ $company }</b>: at what time to call back?
call-back-said = You wrote: “{ $said }”
call-back-whose = <b>{ $company }</b> lives by other clocks: it is { $time } there now. Whose clocks did you mean?
call-chip-hour = In an hour
call-chip-hours = In 3 hours
call-chip-tomorrow = Tomorrow { $time }
call-clock-ours = { $ours } here, { $theirs } there
call-clock-theirs = { $theirs } there, { $ours } here
call-back-to-card = ← To the card

callback-mine = ⏰ Time to call back
callback-of = ⏰ Time to call back for a colleague: { $promised_by }
callback-promised = The call was promised for { $callback_at }, { $theirs } there
callback-take = 📞 Take it

rules-title =
    <b>⚙️ Calling rules</b>

    When to call again? It holds for calls from this minute on.
rules-value = <b>{ $rule }</b>. What shall it be?
rules-label = { $rule ->
        [retry_minutes] No answer: { $value }
        [busy_minutes] Busy: { $value }
        [most_tries] Unanswered: { $value }
       *[cooldown_months] Refused: { $value }
    }
rules-hours = in { $count } h
rules-minutes = in { $count } min
rules-tries =
    { $count ->
        [one] { $count } try
       *[other] { $count } tries
    }
rules-months = in { $count } mo.
