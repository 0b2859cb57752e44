"""A collector's windows, top to bottom as they are seen."""

from aiogram.fsm.state import State
from aiogram_dialog.widgets.kbd import Row

from handlers.collector import actions, getters
from handlers.states import AddLead
from handlers.widgets import Act, Choices, Label, MenuButton, Screen, Shown, Text, To, Typed
from handlers.widgets.typed import Read


def _detail(state: State, question: str, read: Read) -> Screen:
    return Screen(
        Shown("lead"),
        Text(question),
        Text("lead-erase-hint"),
        Row(To(Label("back"), AddLead.details), MenuButton()),
        Typed(read),
        state=state,
        getter=getters.lead,
    )


ADD_LEAD = (
    Screen(
        Text("lead-title"),
        Shown("question"),
        Choices("segment", "segments", actions.pick_segment),
        MenuButton(),
        state=AddLead.segment,
        getter=getters.segments,
    ),
    Screen(
        Text("lead-title"),
        Shown("segment"),
        Shown("lead"),
        Text("lead-company"),
        To(Label("lead-other-segment"), AddLead.segment, when="may_choose"),
        Row(To(Label("back"), AddLead.details, when="is_complete"), MenuButton()),
        Typed(actions.read_company),
        state=AddLead.company,
        getter=getters.company,
    ),
    Screen(
        Shown("lead"),
        Text("lead-phone"),
        Row(To(Label("lead-other-company"), AddLead.company), MenuButton()),
        To(Label("back"), AddLead.details, when="is_complete"),
        Typed(actions.read_phone),
        state=AddLead.phone,
        getter=getters.lead,
    ),
    Screen(
        Shown("lead"),
        Shown("trouble"),
        Shown("question"),
        Shown("or_booking"),
        Act(Label("lead-save"), "save", actions.save, when="may_save"),
        Row(To(Label("lead-edit-company"), AddLead.company), To(Label("lead-edit-phone"), AddLead.phone)),
        Row(To(Label("lead-add-person"), AddLead.person), To(Label("lead-add-address"), AddLead.address)),
        Row(To(Label("lead-add-city"), AddLead.city), To(Label("lead-add-inn"), AddLead.inn)),
        Row(To(Label("lead-add-site"), AddLead.site), To(Label("lead-add-note"), AddLead.note)),
        To(Label("lead-other-segment"), AddLead.segment, when="may_choose"),
        MenuButton(),
        state=AddLead.details,
        getter=getters.details,
    ),
    _detail(AddLead.person, "lead-person", actions.read_person),
    _detail(AddLead.city, "lead-city", actions.read_city),
    _detail(AddLead.address, "lead-address", actions.read_address),
    _detail(AddLead.inn, "lead-inn", actions.read_inn),
    _detail(AddLead.site, "lead-site", actions.read_site),
    _detail(AddLead.note, "lead-note", actions.read_note),
    Screen(
        Text("lead-saved"),
        Shown("lead"),
        Act(Label("lead-next"), "next", actions.add_next),
        MenuButton(),
        state=AddLead.saved,
        getter=getters.lead,
    ),
    Screen(
        Text("lead-list-taken"),
        MenuButton(),
        state=AddLead.list,
    ),
)
