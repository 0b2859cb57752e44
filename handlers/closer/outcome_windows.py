"""The windows in which a meeting is reported, top to bottom as they are seen."""

from aiogram_dialog.widgets.kbd import Row

from handlers.closer import outcome_actions, outcome_getters
from handlers.states import Meetings
from handlers.widgets import Act, Attached, Choices, Label, MenuButton, Screen, Shown, Text, To, Typed

_BACK = Row(To(Label("back"), Meetings.meeting), MenuButton())
_ON = Row(To(Label("meetings-back"), Meetings.list), MenuButton())

OUTCOMES = (
    Screen(
        Shown("meeting"),
        Text("contract-amount"),
        _BACK,
        Typed(outcome_actions.read_amount),
        state=Meetings.amount,
        getter=outcome_getters.about,
    ),
    Screen(
        Text("paper-check"),
        Shown("contract"),
        Act(Label("contract-confirm"), "confirm", outcome_actions.confirm),
        Row(To(Label("paper-other-day"), Meetings.signed_on), To(Label("contract-other-amount"), Meetings.amount)),
        _BACK,
        Attached(outcome_actions.keep_page),
        Typed(outcome_actions.read_number),
        state=Meetings.confirm,
        getter=outcome_getters.contract,
    ),
    Screen(
        Shown("contract"),
        Text("paper-day"),
        Choices("signed_on", "days", outcome_actions.pick_signed_on, width=2),
        Row(To(Label("back"), Meetings.confirm), MenuButton()),
        state=Meetings.signed_on,
        getter=outcome_getters.signed_days,
    ),
    Screen(
        Shown("meeting"),
        Shown("priced"),
        Text("proposal-step"),
        Choices("call", "calls", outcome_actions.pick_call),
        To(Label("proposal-amount"), Meetings.proposed),
        _BACK,
        Typed(outcome_actions.read_step),
        state=Meetings.step,
        getter=outcome_getters.calls,
    ),
    Screen(
        Shown("meeting"),
        Text("deal-step-day"),
        Choices("step_day", "days", outcome_actions.pick_step_day, width=2),
        Row(To(Label("back"), Meetings.step), MenuButton()),
        Typed(outcome_actions.read_step_day),
        state=Meetings.step_day,
        getter=outcome_getters.step_days,
    ),
    Screen(
        Shown("meeting"),
        Text("deal-amount-ask"),
        Row(To(Label("back"), Meetings.step), MenuButton()),
        Typed(outcome_actions.read_proposed),
        state=Meetings.proposed,
        getter=outcome_getters.about,
    ),
    Screen(
        Shown("meeting"),
        Shown("question"),
        Choices("reason", "reasons", outcome_actions.pick_reason, width=2),
        _BACK,
        Typed(outcome_actions.read_reason),
        state=Meetings.reason,
        getter=outcome_getters.reasons,
    ),
    Screen(
        Shown("question"),
        Choices("next_day", "days", outcome_actions.pick_next_day, width=2),
        _ON,
        state=Meetings.next_day,
        getter=outcome_getters.next_days,
    ),
    Screen(
        Shown("question"),
        Choices("next_time", "times", outcome_actions.pick_next_time, width=3),
        Row(To(Label("back"), Meetings.next_day), MenuButton()),
        state=Meetings.next_time,
        getter=outcome_getters.next_times,
    ),
    Screen(
        Text("next-meeting-booked"),
        Shown("meeting"),
        _ON,
        state=Meetings.next_booked,
        getter=outcome_getters.next_booked,
    ),
    Screen(
        Shown("reported"),
        Shown("handed"),
        To(Label("paper-other-manager"), Meetings.manager, when="others"),
        Act(Label("outcome-correct"), "correct_told", outcome_actions.begin_correction, when="may_correct"),
        _ON,
        state=Meetings.reported,
        getter=outcome_getters.reported,
        money=True,
    ),
    Screen(
        Text("paper-which-manager"),
        Choices("manager", "managers", outcome_actions.pick_manager),
        Row(To(Label("back"), Meetings.reported), MenuButton()),
        state=Meetings.manager,
        getter=outcome_getters.managers,
    ),
)
