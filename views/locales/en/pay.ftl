statement-title = 🧾 Earnings statement { $number }
statement-head = <b>{ $name }</b>, { $month }
statement-total = Total: <b>{ $total }</b>
statement-empty = Nothing was earned in this month.
statement-negative = The minus goes over to the next month; 0 is paid out.

earnings-waiting =
    { $count ->
        [one] ⏳ { $count } more meeting is booked and not yet held
       *[other] ⏳ { $count } more meetings are booked and not yet held
    }
statements-title = <b>🧾 Earnings statements</b>
statements-none = No statements yet: the first comes on the 1st.
statements-open = Open a statement:
statements-back = ← To the statements

pay-kind = { $kind ->
        [lead] Leads
        [meeting] Meeting
        [commission] Commission
        [fixed] Fixed pay
        [plan_bonus] Bonus for the plan
        [quota_bonus] Bonus for the norm
        [reversal] Reversal
        [adjustment] Adjustment
       *[carried_over] Carried over from last month
    }
pay-line = { $day } { $kind }: <b>{ $amount }</b>
pay-line-of = { $day } { $kind }, { $fact }: <b>{ $amount }</b>
pay-line-late = { $line } <i>({ $month } had been closed already)</i>
pay-times = { $quantity } × { $rate }
