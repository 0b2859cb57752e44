segments-title = <b>🎯 Tasks for collectors</b>
segments-none = There are no tasks yet. Give the first one: whom to find, for how much and by when.
segments-hint = The higher in the list, the sooner we call. Open a task with its button.
segments-closed-title = <b>🗄 Closed tasks</b>
segments-show-closed = 🗄 Closed: { $count }
segments-show-open = ← Open ones
segments-back = ← To the tasks
segment-label = { $name } · { $confirmed } of { $target }
segment-label-free = { $name } · { $confirmed }

segment-new = ➕ A new task
segment-ask-task = Whom shall we find? Write it in one message, for example: <i>All car services of the city that we do not work with yet</i>.
segment-ask-name = What shall the task be called in lists? Now: <b>{ $name }</b>.
segment-ask-rate = What do we pay per confirmed lead? Choose or write.
segment-ask-target = How many confirmed leads do we need? Choose or write.
segment-ask-deadline = By what day? Choose or write, for example: <code>15.12</code>.
segment-ask-collectors = Who works on it? Tick the collectors.
segment-no-collectors = The department has no collectors yet. Invite them; the task can be given later too.
segment-ask-script = What should we say to the company? The caller reads it on the card.
segment-check = Check it and send it: the ticked collectors hear at once.
segment-create = ✅ Give the task
segment-created = ✅ The task is given.
segment-ready = Done
segment-by-terms = As in the terms
segment-no-target = No target
segment-no-deadline = No deadline
segment-no-script = No script
segment-month-end = End of month
segment-in-30-days = In 30 days
segment-step-back = ← Back

segment-rate = 💰 { $rate } per confirmed lead
segment-rate-by-terms = 💰 Rate: as in the pay terms
segment-target =
    { $target ->
        [one] 🎯 Target: { $target } confirmed lead
       *[other] 🎯 Target: { $target } confirmed leads
    }
segment-deadline = 📅 Deadline: { $deadline }
segment-priority = 📶 Order of calling: { $priority } of { $last }
segment-collectors = 👥 Given to: { $names }
segment-given-to-nobody = 👥 Given to nobody yet
segment-script = 💬 What to say: { $script }
segment-closed = 🗄 The task is closed, its leads are still called.

segment-edit-task = ✏️ Task
segment-edit-name = 🏷 Name
segment-edit-rate = 💰 Rate
segment-edit-target = 🎯 Target
segment-edit-deadline = 📅 Deadline
segment-edit-collectors = 👥 Collectors
segment-edit-script = 💬 What to say
segment-up = ▲ Call sooner
segment-down = ▼ Call later
segment-close = 🗄 Close
segment-reopen = ↩️ Open again

my-segments-title = <b>🎯 My tasks</b>
my-segments-none = There are no tasks now. A new one comes here by itself.
my-segments-hint = Open a task with its button:
segment-mine = Your leads: <b>{ $count }</b>
segment-none-added = No leads yet.
segment-earned = 💰 Earned: <b>{ $earned }</b>
segment-total = Confirmed for the task: <b>{ $confirmed } of { $target }</b>
segment-pace = ⏱ { $a_day } a day are needed, deadline: { $deadline }
segment-enough = ⏳ There are enough leads, they only have to be called
segment-late = ⏱ The deadline has passed, { $missing } are missing
segment-met = The target is reached 🎉

segment-given = 🎯 A new task
segment-changed = ✏️ The task has changed
segment-over = 🗄 The task <b>{ $name }</b> is over for you, no new leads are needed. The confirmed ones stay yours.
