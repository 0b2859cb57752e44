"""The windows of the exclusion list, top to bottom as they are seen."""

from aiogram_dialog.widgets.kbd import Row

from handlers.exclusions import actions, getters
from handlers.states import Exclusions
from handlers.widgets import Act, Choices, Label, MenuButton, Pager, Screen, Shown, Text, To, Typed

EXCLUSIONS = (
    Screen(
        Shown("notice"),
        Text("exclusions-title"),
        Shown("summary"),
        Text("exclusions-hint"),
        Choices("entry", "entries", actions.pick),
        Pager("exclusions", actions.turn),
        Act(Label("exclusions-all"), "search_all", actions.search_all, when="searching"),
        Row(Act(Label("exclusions-add"), "add", actions.begin), MenuButton()),
        Typed(actions.search),
        state=Exclusions.list,
        getter=getters.listed,
    ),
    Screen(
        Shown("entry"),
        To(Label("exclusion-remove"), Exclusions.remove),
        Row(To(Label("exclusions-back"), Exclusions.list), MenuButton()),
        state=Exclusions.entry,
        getter=getters.entry,
    ),
    Screen(
        Shown("entry"),
        Text("exclusion-remove-sure"),
        Act(Label("exclusion-remove-yes"), "remove", actions.remove),
        Row(To(Label("back"), Exclusions.entry), MenuButton()),
        state=Exclusions.remove,
        getter=getters.entry,
    ),
    Screen(
        Text("exclusion-ask-number"),
        Row(To(Label("exclusions-back"), Exclusions.list), MenuButton()),
        Typed(actions.read_number),
        state=Exclusions.number,
    ),
    Screen(
        Shown("numbers"),
        Text("exclusion-ask-company"),
        Act(Label("exclusion-skip"), "skip", actions.skip_company),
        Row(To(Label("back"), Exclusions.number), MenuButton()),
        Typed(actions.read_company),
        state=Exclusions.company,
        getter=getters.numbers,
    ),
    Screen(
        Shown("numbers"),
        Text("exclusion-ask-kind"),
        Choices("kind", "kinds", actions.exclude),
        Row(To(Label("back"), Exclusions.company), MenuButton()),
        state=Exclusions.kind,
        getter=getters.numbers,
    ),
)
