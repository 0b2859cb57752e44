registers-title = <b>🧾 Payroll</b>
registers-open = Open a month:
registers-none = There is no payroll yet.
registers-back = ← To the months
register-back = ← To the payroll

register-title = 🧾 Payroll: { $month }
register-summary =
    { $count ->
        [one] { $count } person, <b>{ $total }</b> to pay
       *[other] { $count } people, <b>{ $total }</b> to pay
    }
register-carried = Accrued { $total }: what is negative goes over to the next month and pays nothing now.
register-open = ⏳ The month is still open: fixed pay and bonuses come in when it is closed.
register-table = 🧾 { $month }: the table for 1C
register-label = { $month } · { $total }
register-label-open = ⏳ { $month } · { $total }
register-person = { $name }: { $amount }
register-files = 📎 Send the files
register-files-sent = 📎 The files are on their way: they come in the next messages.
register-file = Payroll { $month }
register-sheet-people = To pay
register-sheet-lines = Accruals
register-column = { $name ->
        [code] Code
        [name] Person
        [number] Statement
        [month] Month
        [kind] Kind
        [day] Date
        [fact] For
        [quantity] Quantity
        [rate] Rate
        [amount] Amount
        [total] Accrued
       *[to-pay] To pay
    }
