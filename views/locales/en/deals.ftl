deals-title = <b>💼 Deals</b>
deals-none = No open deals. After a meeting with a proposal the deal appears here by itself.
deals-count =
    { $count ->
        [one] { $count } open deal. The nearest next step comes first.
       *[other] { $count } open deals. The nearest next step comes first.
    }
deals-overdue =
    { $count ->
        [one] 🔴 { $count } step is overdue
       *[other] 🔴 { $count } steps are overdue
    }
deals-handing-over-to = 🤝 { $company }: waiting for { $manager } to take over
deals-handing-over = 🤝 { $company }: nobody can take the client over yet
deals-due =
    { $count ->
        [one] 💼 { $count } step for your deals today:
       *[other] 💼 { $count } steps for your deals today:
    }
deals-late =
    { $count ->
        [one] 🔴 { $count } of them is overdue
       *[other] 🔴 { $count } of them are overdue
    }
deals-step = { $company }: { $step }
deals-step-late = 🔴 { $company }: { $step }
deals-back = ← To the deals
deals-idle = 💤 Idle
deals-idle-title = <b>💤 Idle for 14 days</b>
deals-idle-none = There are none: every deal is in work.
deals-idle-hint = Open a deal to give it to another closer. Its history stays.
deals-contracts = 📄 Contracts

deal-open = 💼 Open the deal
deal-closer = Who had the deal: { $closer }
deal-amount-is = 💰 { $amount }
deal-step-is = Next: <b>{ $step }</b>, { $on }
deal-step-late = 🔴 Overdue: <b>{ $step }</b>, { $on }
deal-no-step = The next step is still to be named.
deal-no-step-short = name the next step
deal-state = { $state ->
        [won] ✅ The contract is signed
       *[lost] 🚫 The deal is closed
    }
deal-done-next = ✅ Done, next:
deal-name-step = ➡️ Name the step
deal-amount = 💰 Amount
deal-lost = 🚫 Refusal
deal-meeting = 🤝 Another meeting
deal-paper = ✍️ Contract
deal-paper-more = ✍️ One more contract
deal-give = ↗️ Give to another
deal-back = ← To the deal

deal-step-what = What comes next? Choose, or write it in your own words.
deal-step = { $step ->
        [call] call
        [offer] send the proposal
        [meet] meet
       *[pay] wait for the payment
    }
deal-step-day = “{ $step }”: when? Choose a day or write it, for example: <code>friday</code> or <code>1.12</code>.
deal-amount-ask = What is the deal worth? Write, for example: <code>350 000</code>, <code>350k</code> or <code>1.2 mln</code>.
deal-lost-why = Why did they refuse? Choose, or write it in your own words.
deal-loss = { $reason ->
        [price] Too expensive
        [need] No need
        [supplier] Have a supplier
        [later] Not now
       *[person] Wrong person
    }
deal-give-whom = Who gets the deal? I will tell both closers.
deal-give-nobody = There is nobody to give it to: the department has no other closer.
deal-saved = ✅ Saved
deal-lost-done = ✅ The refusal is noted. The company goes back to the callers when the cooldown is over.
deal-given-done = ✅ The deal is given to { $closer }

deal-given = ↗️ The deal with <b>{ $company }</b> is yours now. { $closer } had it before, the whole history is there.
deal-given-away = ↗️ The deal with <b>{ $company }</b> went to { $closer }.

history-title = History
history-line = { $at }, { $who }: { $what }
history-call = call, { $result ->
        [no_answer] no answer
        [busy] busy
        [call_back] asked to call back
        [refused] refused
        [meeting] meeting booked
        [wrong_number] wrong number
        [not_existing] no such company
        [not_segment] not of the segment
       *[do_not_call] asked not to be called
    }
history-meeting = meeting, { $outcome }
history-meeting-ahead = meeting without an outcome
history-meeting-cancelled = meeting cancelled
history-move = meeting moved to { $to }
history-step = done: { $step }
history-contract = contract No. { $number }
history-contract-cancelled = contract No. { $number } cancelled

paper-check = Check and save. Write the number as a message; a photo or a PDF can be sent here too.
paper-date = Signed: { $on }
paper-attached = 📎 The page is attached
paper-save = ✅ Save the contract
paper-other-day = 📅 Another date
paper-day = When was it signed? Choose a day.
paper-signed = <b>✍️ { $company }</b>: the contract for <b>{ $amount }</b> is recorded
paper-handed-to = { $manager } takes the client over. I will write when it is done.
paper-handed-to-nobody = The department has no account manager, so a director takes the client over.
paper-other-manager = 🔁 To another manager
paper-which-manager = Who takes the client over?

contracts-title = <b>📄 Contracts of three months</b>
contracts-none = No contracts yet.
contracts-back = ← To the contracts
contract-cancel = 🚫 Cancel the contract
contract-cancel-why =
    Why is it cancelled? Write it as a message.

    The percent is reversed, the handover withdrawn, and the deal goes back to the closer.
contract-is-cancelled = 🚫 The contract is cancelled
contract-cancelled = 🚫 The contract with <b>{ $company }</b> for { $amount } is cancelled.
contract-cancel-reason = The reason: { $reason }
contract-none-after-all = The outcome of the meeting was corrected: there was no contract.
contract-cancelled-deal = The percent is reversed, the deal is yours again.
contract-first-step = talk over the cancelled contract
