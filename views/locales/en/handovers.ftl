handovers-title = <b>🤝 New clients</b>
handovers-none = No new clients yet. When a contract is signed, the card comes by itself.
handovers-waiting =
    { $count ->
        [one] ⏳ { $count } client is waiting
       *[other] ⏳ { $count } clients are waiting
    }
handovers-accepted = Those accepted stand below the waiting ones.
handovers-back = ← To the clients

handover-offered = 🤝 A new client for you
handover-reminder = ⏰ The client is still waiting for you
handover-unaccepted = ⚠️ The client has not been accepted for two working days. It is with { $manager } now.
handover-nobody = ⚠️ There is nobody to take the client over yet.
handover-is-yours = ✅ The client is yours
handover-contract-number = ✍️ Contract No. { $number } for { $amount }, { $on }
handover-contract = ✍️ Contract for { $amount }, { $on }
handover-agreements = 📝 Agreed: { $agreements }
handover-state = { $state ->
        [offered] ⏳ Waiting for { $manager } to take over
        [accepted] ✅ { $manager } looks after the client
       *[withdrawn] 🚫 The contract is cancelled, the handover withdrawn
    }
handover-asked = ❓ { $asker }: { $question }
handover-asked-by-you = ❓ { $question }
handover-answered = 💬 { $answer }
handover-no-answer = ⏳ No answer yet

handover-accept = ✅ Accept
handover-ask = ❓ Question
handover-open = 📖 Whole history
handover-paper = 📎 Contract
handover-give = 🔁 Give to another
handover-answer = 💬 Answer

handover-ask-what = What do you want to ask the closer, { $closer }? Write it as a message.
handover-asked-done = ✅ The question is sent, the answer will come here.
handover-accepted-done = ✅ The client is yours. I told the closer.
handover-give-whom = Who takes the client over?
handover-give-nobody = There is nobody to give it to: the department has no other account manager.
handover-given-done = ✅ The client is given to { $manager }
handover-answer-what = Write the answer as a message.
handover-answer-done = ✅ The answer is sent.

handover-question = ❓ { $asker } asks about the client <b>{ $company }</b>: { $question }
handover-answer-for-you = 💬 { $closer } answers about the client <b>{ $company }</b>
handover-given = 🔁 { $manager } takes over the client <b>{ $company }</b>, you have nothing to do.
handover-accepted = 🤝 The client <b>{ $company }</b> is accepted: { $manager } looks after it now.
