error-not-yours = I can't find it: it is gone, or it isn't yours.
error-not-allowed = That belongs to another role. If it should be yours, tell your director.
error-not-an-amount = I can't read the amount “{ $text }”. Write for example <code>350 000</code> or <code>1.2 mln</code>.
error-amount-not-positive = A contract is worth more than nothing.
error-amount-too-large = That amount is too large, it looks like a slip. Please write it again.
error-adjustment-empty = An adjustment of nothing changes nothing. Write for example <code>+3000</code> or <code>-1500</code>.
error-month-not-over = { $month } is not over yet: it can be closed after its last day.
error-already-disputed = This line is being looked at already. Open that conversation and add what is needed.
error-dispute-over = This dispute has been decided already.
error-month-closed = { $month } is closed, its pay does not change any more. Choose an open month.
error-what-if-unclear = I did not get “{ $text }”. Type a number, for example <code>35 meetings</code> or <code>4 contracts at 350,000</code>.
error-terms-begun = These terms are in force already and can't be taken back. Set new ones: the old ones stay on record.
error-terms-unclear = { $what ->
        [percent_bp] I can't read the percent “{ $text }”. Write a number from 0 to 100, for example <code>5</code> or <code>7.5</code>.
        [paid_on] Choose with a button which meeting is paid.
        [quota] I can't read the number “{ $text }”. Write a whole number, for example <code>20</code>.
        [meeting_tiers] I can't read the tiers “{ $text }”. Write them in order, for example <code>from 31 3000, from 41 4000</code>.
       *[percent_tiers] I can't read the tiers “{ $text }”. Write them in order, for example <code>from 1 mln 7%, from 3 mln 10%</code>.
    }
error-phone-invalid = There is no number “{ $text }”. Write it in full, for example <code>+7 495 123-45-67</code>.
error-phone-missing = Without a phone nobody can call. Please write the number.
error-inn-invalid = The tax number “{ $text }” is wrong: its check digits don't match. Please check it.
error-text-missing = Some text is needed here. Please write it.
error-text-too-long =
    { $limit ->
        [one] Too long: { $limit } character fits. Please make it shorter.
       *[other] Too long: { $limit } characters fit. Please make it shorter.
    }
error-lead-already-there = This company is in the base already: <b>{ $company }</b>. { $collector } found it first.
error-lead-excluded = { $kind ->
        [client] This is a current client: no cold calls there.
       *[do_not_call] This company asked not to be called.
    }
error-several-inns = There are several tax numbers here, and a company has one. Add the companies one by one.
error-rate-out-of-range = The rate per lead is more than nothing and at most { $most } ₽. Write for example <code>50</code>.
error-target-out-of-range = A target is a whole number of leads from 1 to { $most }. Write for example <code>500</code>.
error-day-not-understood = I can't read the day “{ $text }”. Write for example <code>30.11</code>.
error-day-in-past = That day has gone by. Write today's or a later one.
error-lead-not-rejected = Only a rejected lead can be appealed. All is well with <b>{ $company }</b> now.
error-already-appealed = You have appealed <b>{ $company }</b> already: that can be done once.
error-already-decided = <b>{ $company }</b> has been decided already.
error-lead-not-free = No meeting can be booked with <b>{ $company }</b> now: it is being worked on. Choose another one.
error-lead-held = { $holder } is working on <b>{ $company }</b>. Take the next one.
error-lead-not-held = <b>{ $company }</b> is not yours any more: the hour is over and work on it went on. Take the next one.
error-callback-in-past = That time has passed. Choose another one.
error-callback-too-far = A callback can be promised for a year ahead at most. Choose an earlier time.
error-too-late-to-undo = The result can't be undone any more: a minute has passed, or work on the company went on.
error-query-too-short = To search, write at least { $least } characters.
error-slot-taken = { $taken } has just been taken.
error-slot-not-offered = That time can't be offered any more. Choose another one.
error-meeting-already-ahead = There is a meeting with <b>{ $company }</b> already: { $starts_at }. You can move it from “My meetings”.
error-meeting-not-ahead = The meeting with <b>{ $company }</b> has begun, is over or was cancelled. Its time can't be changed.
error-meeting-is-moved = The meeting with <b>{ $company }</b> was moved, it is { $starts_at } now. Please ask the client about that time.
error-not-on-the-way = You can note the way to <b>{ $company }</b> from 3 hours before the meeting until it ends.
error-moment-not-understood = I did not get when that is: “{ $text }”. Write, for example: <code>tomorrow at 15:30</code>.
error-no-closers = The department has no closer yet, so nobody can hold meetings. Tell your director.
error-hours-do-not-fit = A meeting of { $minutes } min does not fit between { $opens } and { $closes }. Choose other hours or a shorter meeting.
error-no-day-left = At least one weekday has to stay a working day. Time away is entered under "I'll be away".
error-absence-unclear = I could not read the days in "{ $text }". Write, for example: <code>tomorrow</code>, <code>until Friday</code> or <code>from 1 to 14 December</code>.
error-absence-past = These days have gone by. Choose from today on (an illness may begin yesterday).
error-absence-too-far = We do not plan that far: a year ahead at most. Choose nearer days.
error-absence-too-long =
    { $limit ->
        [one] No more than { $limit } day can be entered at once. Enter it in parts.
       *[other] No more than { $limit } days can be entered at once. Enter it in parts.
    }
error-absence-overlaps = Some of these days are entered already: { $first_day } – { $last_day }. Choose others, or cancel those first.
error-consultant-not-free = { $consultant } is not free at that time. Choose another consultant.
error-other-meeting-then = You are at another meeting then: { $company }. If you can miss it, decline that one first.
error-invitation-off = The invitation to the meeting with { $company } was taken back, no need to come.
error-meeting-not-over = The meeting has not begun yet: { $starts_at }. I will ask about it afterwards.
error-already-reported = The outcome of this meeting is recorded already: { $outcome }.
error-meeting-cancelled = This meeting was called off: it needs no outcome.
error-too-late-to-correct = An outcome can be corrected by its author within a day, later by a director only.
error-company-moved-on = <b>{ $company }</b> has been worked with since: this outcome can't be corrected.
error-step-missing = Every deal has a next step. Write what you will do next.
error-step-in-past = That day has gone by. Choose today or later.
error-step-too-far = A next step is within a year. Choose a nearer day.
error-day-not-clear = I could not read the day “{ $text }”. Write, for example: <code>tomorrow</code>, <code>friday</code> or <code>1.12</code>.
error-deal-closed = The deal with <b>{ $company }</b> is closed already.
error-meeting-decides = A meeting with <b>{ $company }</b> is booked. Enter the contract as its outcome, or cancel the meeting.
error-signed-in-future = A contract is entered once it is signed. Choose today or an earlier day.
error-already-cancelled = This contract is cancelled already.
error-document-gone = Telegram has this file no more. Ask the closer to send the page again.
error-handover-settled = The handover of <b>{ $company }</b> is settled already.
error-already-answered = This question was answered already: { $answer }
error-invite-unknown = There is no such invitation. Check the link or ask for a new one.
error-invite-used = This invitation has been used. Ask your director for a new one.
error-invite-expired = An invitation lives for 48 hours, and they have passed. Ask your director for a new one.
error-already-in-the-bot = This person is in the bot already: no invitation is needed.
error-already-in-department = You already work in another department of this bot. Ask them to let you go first.
error-roles-missing = Tick at least one role.
error-last-director = A department keeps at least one director.
error-plan-changed = Something changed while you were looking. Please check the list again.
error-file-too-large = The file is larger than { $limit } MB, and I cannot download it. Split it, or keep one sheet with the columns you need.
error-import-passed = This file has moved on since. Please see its latest message.
error-column-missing = { $field ->
        [company] I see no column with company names. Open “Columns” and show me which one it is.
       *[phone] I see no column with phones. Open “Columns” and show me which one it is.
    }
