"""The windows of absences, top to bottom as they are seen."""

from aiogram_dialog.widgets.kbd import Row

from handlers.absences import actions, getters
from handlers.states import Absences
from handlers.widgets import Act, Choices, Label, MenuButton, Screen, Shown, Text, To, Typed

ABSENCES = (
    Screen(
        Shown("title"),
        Shown("colleagues"),
        Shown("summary"),
        Choices("absence", "absences", actions.pick_absence),
        Choices("kind", "kinds", actions.pick_kind, width=2),
        Row(Act(Label("hours-to-person"), "person", actions.to_person, when="of_another"), MenuButton()),
        state=Absences.list,
        getter=getters.all_of_person,
    ),
    Screen(
        Shown("title"),
        Shown("question"),
        Text("absence-when-hint"),
        Choices("usual", "usual", actions.pick_usual, width=2),
        To(Label("absence-range"), Absences.first),
        Row(To(Label("back"), Absences.list), MenuButton()),
        Typed(actions.read_days),
        state=Absences.days,
        getter=getters.days,
    ),
    Screen(
        Shown("title"),
        Text("absence-first"),
        Choices("first", "firsts", actions.pick_first, width=3),
        Row(To(Label("back"), Absences.days), MenuButton()),
        Typed(actions.read_days),
        state=Absences.first,
        getter=getters.days,
    ),
    Screen(
        Shown("question"),
        Choices("last", "lasts", actions.pick_last, width=3),
        Row(To(Label("back"), Absences.first), MenuButton()),
        Typed(actions.read_last),
        state=Absences.last,
        getter=getters.last,
    ),
    Screen(
        Text("absence-check"),
        Shown("absence"),
        Shown("goes"),
        Act(Label("absence-confirm"), "confirm", actions.confirm),
        Row(To(Label("absence-other-days"), Absences.days), MenuButton()),
        state=Absences.check,
        getter=getters.check,
    ),
    Screen(
        Text("absence-entered"),
        Shown("absence"),
        Text("absence-told"),
        Act(Label("away-pass"), "stand_ins", actions.to_stand_ins, when="to_pass"),
        To(Label("absence-cancel"), Absences.absence),
        Row(To(Label("absence-more"), Absences.list), MenuButton()),
        state=Absences.entered,
        getter=getters.absence,
    ),
    Screen(
        Shown("absence"),
        Shown("question"),
        Act(Label("absence-cancel"), "cancel", actions.cancel, when="ahead"),
        Act(Label("absence-make-unpaid"), "unpaid", actions.make_unpaid, when="to_unpaid"),
        Act(Label("absence-make-paid"), "paid", actions.make_paid, when="to_paid"),
        Act(Label("away-pass"), "pass_meetings", actions.to_stand_ins, when="to_pass"),
        Row(To(Label("absence-more"), Absences.list), MenuButton()),
        state=Absences.absence,
        getter=getters.absence,
    ),
)
