invite-title = <b>✉️ Invite somebody</b>
invite-roles = Tick the roles; there may be several.
invite-make = Create a link
invite-link =
    ✉️ Forward this link to your colleague:

    { $link }

    Roles: { $roles }
    It works once, until { $expires_at }.
invite-link-once = A link is shown once: it is kept nowhere. If it is lost, create a new one.
invite-share = ↗️ Forward
invite-next = ✉️ Another one

people-title = <b>👥 People</b>
people-count =
    { $count ->
        [one] { $count } person works here.
       *[other] { $count } people work here.
    }
people-dismissed = ✅ { $name } works here no more.
people-person = <b>{ $name }</b>
people-person-roles = Roles: { $roles }
people-unreachable = 🔕 Has blocked the bot; messages don't get through.
people-no-account = ✉️ Not in the bot yet. Invite them by a link of their own: all they did and earned opens with it.
people-invite = ✉️ Invite
people-link =
    ✉️ <b>{ $name }</b>: a personal link. Forward it to this person alone: it opens their statements.

    { $link }

    It works once, until { $expires_at }.
people-roles = 🎭 Roles
people-hours = 🕑 Hours and turn
people-earnings = 💰 Earnings
people-absences = 🌴 Away
people-dismiss = 🚪 Dismiss
people-back = ← To the people
people-roles-of = Roles: <b>{ $name }</b>
people-roles-save = 💾 Save
people-dismiss-sure = Dismiss? <b>{ $name }</b> loses access with the next press. What was done and earned stays.
people-dismiss-yes = 🚪 Yes, dismiss

attention-title = <b>⚠️ Not handled</b>
attention-none = Everything is handled.
attention-line =
    { $at }, { $name }
    Number { $number }: <code>{ $error }</code>
