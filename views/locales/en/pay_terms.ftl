terms-title = <b>💰 Pay terms</b>
terms-hint = Open a role to see or change its terms. A person's own terms: 👥 People → the person.
terms-of-role = <b>💰 Terms: { $role }</b>
terms-of-person = <b>💰 Terms: { $name }</b>
terms-own-hint = A person's own terms replace the role's as a whole, from their first month on.
terms-by-role = Paid by the terms of the role.
terms-none-yet = There are no terms yet: this work is not paid.
terms-since = From { $since }
terms-nothing = Nothing is paid.
terms-per-meeting = A meeting: { $rate }, when it is { $paid_on ->
        [booked] booked
       *[held] held
    }
terms-meeting-tier = Meetings of a month from no. { $first } on: { $rate }
terms-percent = Percent of contracts: { $share }
terms-percent-tier = Of a month's volume above { $volume }: { $share }
terms-quota = Norm of the month: { $count }
terms-sum = { $field ->
        [per_lead] A confirmed lead without a rate of its segment
        [per_meeting] A meeting
        [fixed] Fixed pay for a month
        [plan_bonus] Bonus if the department meets its plan
       *[quota_bonus] Bonus for the norm
    }: { $amount }
terms-field = { $field ->
        [per_lead] Lead
        [per_meeting] Meeting
        [paid_on] What is paid
        [meeting_tiers] Tiers of meetings
        [percent_bp] Percent
        [percent_tiers] Tiers of volume
        [fixed] Fixed pay
        [plan_bonus] Plan bonus
        [quota] Norm
       *[quota_bonus] Norm bonus
    }
terms-ask = { $field ->
        [per_lead] How much for a confirmed lead whose segment has no rate of its own? For example <code>50</code>.
        [per_meeting] How much for a meeting? For example <code>2000</code>.
        [paid_on] Which meeting is paid?
        [meeting_tiers] From which meeting of a month is the rate another one? For example <code>from 31 3000, from 41 4000</code>.
        [percent_bp] What percent of contracts? For example <code>5</code> or <code>7.5</code>.
        [percent_tiers] Above which volume of a month is the percent another one? For example <code>from 1 mln 7%, from 3 mln 10%</code>.
        [fixed] How much fixed pay for a month? For example <code>30 000</code>.
        [plan_bonus] What bonus if the department meets its plan of the month? For example <code>10 000</code>.
        [quota] What norm for a month: leads, booked meetings or contracts? For example <code>20</code>.
       *[quota_bonus] What bonus for reaching the norm? For example <code>10 000</code>.
    }
terms-ask-now = Now: { $now }
terms-paid-held = A held one
terms-paid-booked = A booked one
terms-no-value = Without it
terms-change = ✏️ Change
terms-keep = ✅ Keep
terms-edit-hint = Change what you need and look at the preview. Nothing is saved before it.
terms-from-month = 📅 From { $since }
terms-check = 👀 Preview
terms-history = 🗄 History
terms-history-title = All terms, the latest first.
terms-history-none = There is no history yet.
terms-take-back = ↩️ Take coming ones back
terms-back = ← To the terms
terms-more-edit = ← Change more
terms-coming = ⏳ Not in force yet
terms-save = 💾 Save
terms-saved = ✅ The terms are saved, everybody concerned hears at once.
terms-taken-back = ↩️ The coming terms are taken back.
terms-preview = { $month } under these terms:
terms-preview-so-far = { $month } up to today, fixed pay of the whole month, under these terms:
terms-preview-line = { $name }: it was { $paid }, it would be <b>{ $would }</b>
terms-preview-same = { $name }: { $paid }, unchanged
terms-preview-total = In all: it was { $paid }, it would be <b>{ $would }</b>
terms-preview-nobody = These terms concerned nobody in that month.
terms-news-role = 💰 New pay terms: { $role }.
terms-news-own = 💰 You have new pay terms, they are yours alone.
terms-withdrawn-news = ↩️ The new pay terms from { $since } are taken back: the old ones stay.
terms-question = 💰 <b>What do we pay for results?</b> So far the terms are these:
terms-question-hint = Terms can be changed on any day, from the first of a month on.
terms-kept = ✅ The terms stay. You can change them in the menu.

plans-title = <b>🏁 Plan of the department</b>
plans-hint = The plan is met when all its targets are. Without targets there is no bonus for it.
plan-month = 🏁 Plan: { $month }
plan-meetings = Meetings held: <b>{ $done }</b> of { $target }
plan-contracts = Contracts: <b>{ $done }</b> of { $target }
plan-revenue = Revenue: <b>{ $done }</b> of { $target }
plan-none = There are no targets yet.
plan-share = Department: <b>{ $share }%</b>
plan-target = { $target ->
        [meetings] Meetings
        [contracts] Contracts
       *[revenue] Revenue
    }
plan-ask = { $target ->
        [meetings] How many meetings are to be held in the month? For example <code>60</code>.
        [contracts] How many contracts are to be signed in the month? For example <code>10</code>.
       *[revenue] For how much are contracts to be signed in the month? For example <code>3 mln</code>.
    }
plan-no-target = Without this target
plans-back = ← To the plans

adjusting-title = <b>🧮 Adjustment</b>
adjusting-whom = For whom?
adjusting-amount = <b>{ $name }</b>. How much to add or to take? For example <code>+3000</code> or <code>-1500</code>.
adjusting-reason = <b>{ $name }</b>: <b>{ $amount }</b>. What for? The person sees the reason in a message and in the statement.
adjusting-check = Please check: <b>{ $name }</b>, <b>{ $amount }</b>, { $month }.
adjusting-why = Reason: { $reason }
adjusting-confirm = ✅ Enter
adjusting-done = ✅ Entered: <b>{ $name }</b>, <b>{ $amount }</b>. The person hears at once.
adjusting-more = 🧮 Another one
adjusting-other-reason = ← Another reason
adjusting-other-amount = ← Another amount
adjusting-other = ← Another person
adjustment-news =
    🧮 Adjustment for { $month }: <b>{ $amount }</b>
    Reason: { $reason }
    Entered by: { $director }
people-terms = 💰 Terms
people-adjust = 🧮 Adjustment
