"""A collector's windows about leads brought and tasks given, top to bottom as they are seen."""

from aiogram_dialog.widgets.kbd import Row

from handlers.collector import fates, fates_getters
from handlers.states import MyLeads, MySegments
from handlers.widgets import Act, Choices, Label, MenuButton, Pager, Screen, Shown, Text, To, Typed

MY_LEADS = (
    Screen(
        Text("my-leads-title"),
        Shown("counts"),
        Shown("shown"),
        Choices("lead", "leads", fates.pick),
        Pager("leads", fates.turn),
        Choices("fate", "sifters", fates.sift, width=3),
        Act(Label("my-leads-show-ever"), "ever", fates.span, when="month"),
        Act(Label("my-leads-show-month"), "month", fates.span, when="ever"),
        MenuButton(),
        state=MyLeads.list,
        getter=fates_getters.leads,
    ),
    Screen(
        Shown("lead"),
        Shown("segment"),
        Shown("fate"),
        Shown("appeal"),
        To(Label("appeal-begin"), MyLeads.appeal, when="may_be_appealed"),
        Row(To(Label("my-leads-back"), MyLeads.list), MenuButton()),
        state=MyLeads.lead,
        getter=fates_getters.lead,
    ),
    Screen(
        Shown("lead"),
        Shown("fate"),
        Text("appeal-ask"),
        Row(To(Label("back"), MyLeads.lead), MenuButton()),
        Typed(fates.appeal),
        state=MyLeads.appeal,
        getter=fates_getters.lead,
    ),
)

MY_SEGMENTS = (
    Screen(
        Text("my-segments-title"),
        Shown("hint"),
        Choices("task", "tasks", fates.pick_task),
        Pager("tasks", fates.turn_tasks),
        MenuButton(),
        state=MySegments.list,
        getter=fates_getters.tasks,
    ),
    Screen(
        Shown("task"),
        Shown("pace"),
        Shown("mine"),
        Shown("earned"),
        Act(Label("place-add_lead"), "add", fates.add_to_task),
        Row(To(Label("segments-back"), MySegments.list), MenuButton()),
        state=MySegments.segment,
        getter=fates_getters.task,
        money=True,
    ),
)
