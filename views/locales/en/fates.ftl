my-leads-title = <b>📇 My leads</b>
my-leads-month = Added this month: <b>{ $count }</b>, today: <b>{ $today }</b>
my-leads-ever = Added in all: <b>{ $count }</b>
my-leads-of = { $fate ->
        [waiting] Waiting for a call:
        [confirmed] Confirmed:
        [rejected] Rejected:
        [excluded] On the exclusion list:
       *[unreached] Nobody answered:
    }
my-leads-nothing = There are no such leads.
my-leads-show-ever = 🗂 Of all time
my-leads-show-month = 📅 This month
my-leads-back = ← To the leads

fate = { $fate ->
        [waiting] ⏳ Waits for a call
        [confirmed] ✅ Confirmed
        [rejected] ❌ Rejected
        [excluded] 🚫 On the exclusion list: nobody will call
       *[unreached] 📵 Nobody answered
    }
fate-count = { $fate ->
        [waiting] ⏳ Waiting for a call: <b>{ $count }</b>
        [confirmed] ✅ Confirmed: <b>{ $count }</b>
        [rejected] ❌ Rejected: <b>{ $count }</b>
        [excluded] 🚫 On the exclusion list: <b>{ $count }</b>
       *[unreached] 📵 Nobody answered: <b>{ $count }</b>
    }
fate-reason = { $reason }: { $count }
fate-filter = { $fate ->
        [waiting] ⏳ Waiting
        [confirmed] ✅ Yes
        [rejected] ❌ No
        [excluded] 🚫 Excluded
       *[unreached] 📵 Silent
    }
fate-all = All
fate-confirmed = ✅ Confirmed by a call on { $day }
fate-rejected = ❌ Rejected on { $day }: { $reason }
fate-stage = { $state ->
        [meeting] 🤝 A meeting is booked
        [deal] 🤝 Met, the deal is in work
       *[client] ✍️ Became a client
    }
fate-segment = 🎯 { $segment }

appeal-begin = ✋ Appeal
appeal-ask = Why was the lead rejected wrongly? Write it, and the director decides. A lead can be appealed once.
appeal-waiting = ✋ Appealed, the director has not decided yet
appeal-upheld = ✋ You appealed, and the director had the lead called again
appeal-refused = ✋ You appealed, the decision stands

appeal-made = ✋ A collector disagrees
appeal-segment = 🎯 { $segment }
appeal-rejected = ❌ Rejected: { $reason }
appeal-reason = { $collector }: “{ $reason }”
appeal-calls = The calls:
appeal-call = { $at }: { $result }, { $caller }
appeal-call-why = { $line } ({ $reason })
appeal-decide = { $verdict ->
        [uphold] ↩️ Call it again
       *[refuse] ✔️ Rightly rejected
    }
appeal-decided = { $verdict ->
        [uphold] ↩️ <b>{ $company }</b>: the lead is called again, the collector will know.
       *[refuse] ✔️ <b>{ $company }</b>: rightly rejected, the collector will know.
    }
appeal-answer = { $verdict ->
        [uphold] ↩️ <b>{ $company }</b>: the director agrees with you, the lead is called again.
       *[refuse] ❌ <b>{ $company }</b>: the director has checked, the decision stands.
    }
appeals-title = <b>✋ Appeals of collectors</b>
appeals-none = All is decided.
appeals-hint = A collector thinks a lead was rejected wrongly. It is for you to decide:
appeals-back = ← To the appeals
