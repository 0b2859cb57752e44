earnings-title = 💰 My earnings: { $month }
earnings-title-of = 💰 { $name }: { $month }
earnings-closed = 🔒 The month is closed and does not change any more.
earnings-total = Earned: <b>{ $total }</b>
earnings-none = Nothing earned yet.
earnings-kind = { $kind ->
        [lead] Leads
        [meeting] Meetings
        [commission] Commissions
        [fixed] Fixed pay
        [plan_bonus] Bonus for the plan
        [quota_bonus] Bonus for the norm
        [reversal] Reversals
        [adjustment] Adjustments
       *[carried_over] Carried over from last month
    }
earnings-part = { $kind } ({ $count }): <b>{ $amount }</b>
earnings-lines = { $kind }, { $month }
earnings-lines-hint = Open a line:
earnings-back = ← To the month
earnings-lines-back = ← To the lines
earnings-months = 📅 Other months
earnings-months-title = <b>📅 Which month would you like to see?</b>

earnings-fact-of = { $kind }: { $fact }
earnings-fact-day = 📅 { $day }
earnings-fact-amount = Earned: <b>{ $amount }</b>
earnings-fact-rate = Rate: { $rate }
earnings-fact-segment = Segment: { $segment }
earnings-fact-terms = Terms of { $since }
earnings-fact-undoes = { $fact_kind ->
        [lead] ↩️ The lead does not count as confirmed any more, so this line takes back what was earned:
        [meeting] ↩️ The outcome was corrected or the meeting did not take place, so this line takes back what was earned:
        [contract] ↩️ The contract was cancelled, so this line takes back what was earned:
       *[other] ↩️ This line takes back what was earned:
    }
earnings-fact-undone = { $day }, { $kind }: { $amount }
earnings-fact-late = ⏱ Counts in { $month }: { $own } was closed by then.

earnings-waiting-button = ⏳ What waits
earnings-waiting-title = ⏳ Booked, without an outcome yet
earnings-waiting-pay = If all of them are held: <b>+{ $amount }</b>
earnings-waiting-leads =
    { $count ->
        [one] 📞 { $count } lead waits for a call: up to { $amount }
       *[other] 📞 { $count } leads wait for a call: up to { $amount }
    }
earnings-waiting-meeting = · { $starts_at }, { $company }: { $amount }
earnings-waiting-paid = · { $starts_at }, { $company }: not paid by itself, or paid already
earnings-waiting-more = … and { $count } more
earnings-waiting-none = Nothing waits.

earnings-count = { $role ->
        [caller] { $count ->
                [one] { $count } meeting
               *[other] { $count } meetings
            }
        [closer] { $count ->
                [one] { $count } contract
               *[other] { $count } contracts
            }
       *[collector] { $count ->
                [one] { $count } lead
               *[other] { $count } leads
            }
    }
earnings-to-tier =
    { $count ->
        [one] 🎯 { $count } more meeting = { $earns }, and a rate of { $rate }
       *[other] 🎯 { $count } more meetings = { $earns }, and a rate of { $rate }
    }
earnings-to-volume = 🎯 { $need } more in contracts = { $earns }, and { $share } from there on
earnings-quota-met = ✅ The norm is met, { $done } of { $quota }: a bonus of { $bonus }
earnings-to-quota = { $role ->
        [caller] 🏁 Booked { $done } of { $quota }: { $need } more = a bonus of { $bonus }
        [closer] 🏁 Contracts { $done } of { $quota }: { $need } more = a bonus of { $bonus }
       *[collector] 🏁 Confirmed { $done } of { $quota }: { $need } more = a bonus of { $bonus }
    }
earnings-to-quota-earning = { $role ->
        [caller] 🏁 Booked { $done } of { $quota }: { $need } more = { $earns } and a bonus of { $bonus }
       *[collector] 🏁 Confirmed { $done } of { $quota }: { $need } more = { $earns } and a bonus of { $bonus }
    }
earnings-plan = 👥 The department is at { $percent } % of its plan: { $bonus } for all of it
earnings-plan-met = ✅ The department's plan is met: a bonus of { $bonus }

earnings-forecast = 📈 Forecast for the month: <b>{ $total }</b>
earnings-forecast-by = The pace of the month gives { $by }
earnings-estimate = This is an estimate, nothing is accrued by it.
earnings-end = { $kind }: { $amount }

what-if-button = 🔮 What if…
what-if-title = <b>🔮 What if…</b>
what-if-question = How many in the whole month? Press or type, for example: <code>35 meetings</code>, <code>4 contracts at 350,000</code>.
what-if-nothing = This pay does not depend on meetings, contracts or leads.
what-if-total = { $work } in the month: <b>{ $total }</b>
what-if-done = There are as many already: { $done } now.
what-if-more = Another { $work } = { $amount }
what-if-each = { $amount } a contract
what-if-rest = All else as it is now, under the present terms.
