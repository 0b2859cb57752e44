"""The windows about deals, top to bottom as they are seen."""

from aiogram_dialog.widgets.kbd import Row

from handlers.deals import actions, contract_actions, getters, meeting_actions, meeting_getters
from handlers.states import Deals
from handlers.widgets import Act, Choices, Label, MenuButton, Pager, Screen, Shown, Text, To, Typed

_BACK = Row(To(Label("deal-back"), Deals.deal), MenuButton())

DEALS = (
    Screen(
        Text("deals-title"),
        Shown("summary"),
        Shown("handing_over"),
        Choices("deal", "deals", actions.pick_deal),
        Pager("deals", actions.turn),
        Row(
            To(Label("deals-idle"), Deals.idle, when="directs"),
            To(Label("deals-contracts"), Deals.contracts, "directs"),
        ),
        MenuButton(),
        state=Deals.list,
        getter=getters.deal_list,
    ),
    Screen(
        Text("deals-idle-title"),
        Shown("summary"),
        Choices("idle_deal", "deals", actions.pick_deal),
        Pager("idle_pages", actions.turn),
        Row(To(Label("deals-back"), Deals.list), MenuButton()),
        state=Deals.idle,
        getter=getters.idle_list,
    ),
    Screen(
        Shown("notice"),
        Shown("deal"),
        Shown("history"),
        To(Label("deal-done-next"), Deals.step, when="has_step"),
        To(Label("deal-name-step"), Deals.step, when="no_step"),
        Act(Label("deal-meeting"), "meeting", meeting_actions.begin, when="open"),
        Act(Label("deal-paper"), "paper", contract_actions.begin, when="open"),
        Act(Label("deal-paper-more"), "paper_more", contract_actions.begin_more, when="won"),
        Row(To(Label("deal-amount"), Deals.amount, when="open"), To(Label("deal-lost"), Deals.lost, when="open")),
        To(Label("deal-give"), Deals.give, when="may_give"),
        Row(To(Label("deals-back"), Deals.list), MenuButton()),
        state=Deals.deal,
        getter=getters.deal,
    ),
    Screen(
        Shown("deal"),
        Text("deal-step-what"),
        Choices("step", "steps", actions.pick_step),
        _BACK,
        Typed(actions.read_step),
        state=Deals.step,
        getter=getters.steps,
    ),
    Screen(
        Shown("deal"),
        Text("deal-step-day"),
        Choices("step_day", "days", actions.pick_day, width=2),
        _BACK,
        Typed(actions.read_step_day),
        state=Deals.day,
        getter=getters.step_day,
    ),
    Screen(
        Shown("deal"),
        Text("deal-amount-ask"),
        _BACK,
        Typed(actions.read_amount),
        state=Deals.amount,
        getter=getters.about,
    ),
    Screen(
        Shown("deal"),
        Text("deal-lost-why"),
        Choices("loss", "losses", actions.pick_loss, width=2),
        _BACK,
        Typed(actions.read_loss),
        state=Deals.lost,
        getter=getters.losses,
    ),
    Screen(
        Shown("deal"),
        Shown("question"),
        Choices("closer", "closers", actions.pick_closer),
        _BACK,
        state=Deals.give,
        getter=getters.closers,
    ),
    Screen(
        Shown("question"),
        Choices("meeting_day", "days", meeting_actions.pick_day, width=2),
        _BACK,
        state=Deals.meeting_day,
        getter=meeting_getters.days,
    ),
    Screen(
        Shown("question"),
        Choices("meeting_time", "times", meeting_actions.pick_time, width=3),
        Row(To(Label("booking-other-day"), Deals.meeting_day), MenuButton()),
        state=Deals.meeting_time,
        getter=meeting_getters.times,
    ),
    Screen(
        Text("next-meeting-booked"),
        Shown("meeting"),
        Shown("holder"),
        _BACK,
        state=Deals.meeting_booked,
        getter=meeting_getters.booked,
    ),
)
