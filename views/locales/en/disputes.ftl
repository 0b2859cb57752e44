dispute-which = <b>✋ Which line is wrong?</b>
dispute-which-missing = ➕ Something is missing
dispute-why = What is wrong, and how should it be? Write it, the director will answer.
dispute-sent = ✅ Sent to the director. The answer comes here, and the conversation is kept.
dispute-opened = ✋ { $author } disagrees with the pay of { $month }
dispute-answered = 💬 { $author } writes about the pay of { $month }
dispute-decided = { $state ->
        [accepted] ✅ The dispute about { $month } is decided for you
       *[refused] The dispute about { $month } is refused
    }
dispute-about = Statement { $number }:
dispute-missing = something is missing
dispute-said = { $author }: { $text }
dispute-said-at = <i>{ $author }, { $at }</i>
dispute-text = { $text }
dispute-added = Added to the open month: <b>{ $amount }</b>
dispute-look = ⚖️ Look into it
dispute-open = 💬 Open the conversation
dispute-title = ⚖️ { $name }, { $month }
dispute-state = { $state ->
        [open] Waits for the director's decision.
        [accepted] Decided: accepted.
       *[refused] Decided: refused.
    }
dispute-label = { $state ->
        [open] ⏳
        [accepted] ✅
       *[refused] ✖
    } { $name } · { $month }
disputes-title = <b>⚖️ Pay disputes</b>
disputes-hint = Open one to see the conversation.
disputes-none = There are no disputes.
disputes-back = ← To the disputes
dispute-accept = ✅ Accept
dispute-refuse = ✖ Refuse
dispute-answer = 💬 Answer
dispute-ask-amount = How much is to be added to the open month? Write the amount.
dispute-take-proposed = Give back { $amount }
dispute-ask-refusal = Why is it refused? The person will read this.
dispute-ask-answer = What do you answer?
dispute-reason = Dispute about statement { $number }
digest-disputes =
    { $count ->
        [one] ⚖️ { $count } pay dispute waits for a decision
       *[other] ⚖️ { $count } pay disputes wait for a decision
    }
