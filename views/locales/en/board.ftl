board-title = <b>🤝 Meetings of the department</b>
board-open = Without an outcome
board-waiting = ⏳ Waiting: { $count }
board-told = ✅ Past
board-day = { $day }: { $count }
board-which = 📅 Which
board-whose = 👤 Whose
board-which-ask = Which meetings should I show?
board-whose-ask = Whose meetings should I show?
board-everybody = Everybody's
board-closer = { $closer }: { $count }
board-shown-waiting = Those that wait for their outcome.
board-shown-told = The past ones of a month.
board-shown-day = Those of { $day }.
board-shown-closer = Held by { $closer }.
board-empty = There are no such meetings.
board-stands = 📅 Booked
board-goes-on = 🤝 Going on now
board-cancelled = ✖️ Called off
waited-minutes = { $count } min
waited-hours = { $count } h
waited-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
outcome-waits-you = ⏳ Waits for your outcome, { $long }
outcome-waits-director = ⏳ Waits for its outcome, { $long }, from the director
board-waits = • <b>{ $company }</b>: { $long }, { $closer } is to tell
board-waits-you = • <b>{ $company }</b>: { $long }, you are to tell
board-waits-director = • <b>{ $company }</b>: { $long }, the director is to tell
meeting-changes = What happened
change-moved = { $at }, { $by } moved it: from { $was_at }, { $was }, to { $starts_at }, { $closer }
change-cancelled = { $at }, { $by } called it off
change-told = { $at }, { $by } told the outcome: { $outcome }
change-corrected = { $at }, { $by } corrected it: from “{ $before }” to “{ $after }”
change-because = { $change } ({ $reason })
