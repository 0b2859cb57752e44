"""A collector's windows, top to bottom as they are seen."""

from aiogram.fsm.state import State
from aiogram_dialog.widgets.kbd import Row

from handlers.collector import actions, getters
from handlers.states import AddLead, MyLeads
from handlers.widgets import Act, Label, MenuButton, Screen, Shown, Text, To, Typed
from handlers.widgets.typed import Read


def _detail(state: State, question: str, read: Read) -> Screen:
    return Screen(
        Shown("lead"),
        Text(question),
        Row(To(Label("back"), AddLead.details), MenuButton()),
        Typed(read),
        state=state,
        getter=getters.lead,
    )


ADD_LEAD = (
    Screen(
        Text("lead-title"),
        Text("lead-company"),
        MenuButton(),
        Typed(actions.read_company),
        state=AddLead.company,
    ),
    Screen(
        Shown("lead"),
        Text("lead-phone"),
        Row(To(Label("lead-other-company"), AddLead.company), MenuButton()),
        Typed(actions.read_phone),
        state=AddLead.phone,
        getter=getters.lead,
    ),
    Screen(
        Shown("lead"),
        Text("lead-details"),
        Row(
            To(Label("lead-add-person"), AddLead.person),
            To(Label("lead-add-address"), AddLead.address),
            To(Label("lead-add-note"), AddLead.note),
        ),
        Act(Label("lead-save"), "save", actions.save),
        Row(To(Label("lead-other-phone"), AddLead.phone), MenuButton()),
        state=AddLead.details,
        getter=getters.lead,
    ),
    _detail(AddLead.person, "lead-person", actions.read_person),
    _detail(AddLead.address, "lead-address", actions.read_address),
    _detail(AddLead.note, "lead-note", actions.read_note),
    Screen(
        Text("lead-saved"),
        Shown("lead"),
        Act(Label("lead-next"), "next", actions.add_next),
        MenuButton(),
        state=AddLead.saved,
        getter=getters.lead,
    ),
)

MY_LEADS = (
    Screen(
        Text("my-leads-title"),
        Shown("counts"),
        Shown("last"),
        MenuButton(),
        state=MyLeads.list,
        getter=getters.month,
    ),
)
