"""The windows of pay terms; none of them can be forwarded."""

from aiogram_dialog.widgets.kbd import Row

from handlers.pay_terms import actions, getters
from handlers.states import Terms
from handlers.widgets import Act, Choices, Label, MenuButton, Screen, Shown, Text, To, Typed

TERMS = (
    Screen(
        Text("terms-title"),
        Text("terms-hint"),
        Choices("role", "roles", actions.pick_role),
        Choices("own", "own", actions.pick_own),
        MenuButton(),
        state=Terms.list,
        getter=getters.listed,
        money=True,
    ),
    Screen(
        Shown("terms"),
        Act(Label("terms-change"), "change", actions.begin),
        Act(Label("terms-take-back"), "take_back", actions.take_back, when="has_coming"),
        To(Label("terms-history"), Terms.history, when="has_history"),
        Act(Label("hours-to-person"), "person", actions.to_person, when="of_person"),
        Row(To(Label("terms-back"), Terms.list), MenuButton()),
        state=Terms.terms,
        getter=getters.one,
        money=True,
    ),
    Screen(
        Shown("whose"),
        Text("terms-history-title"),
        Shown("versions"),
        Row(To(Label("back"), Terms.terms), MenuButton()),
        state=Terms.history,
        getter=getters.history,
        money=True,
    ),
    Screen(
        Shown("terms"),
        Text("terms-edit-hint"),
        Choices("field", "fields", actions.pick_field, width=2),
        Choices("month", "months", actions.pick_month),
        To(Label("terms-check"), Terms.check),
        Row(To(Label("back"), Terms.terms), MenuButton()),
        state=Terms.edit,
        getter=getters.edit,
        money=True,
    ),
    Screen(
        Shown("question"),
        Shown("now"),
        Choices("way", "ways", actions.read_value),
        Act(Label("terms-no-value"), "no_value", actions.no_value, when="typed"),
        Row(To(Label("back"), Terms.edit), MenuButton()),
        Typed(actions.read_value),
        state=Terms.value,
        getter=getters.value,
        money=True,
    ),
    Screen(
        Shown("terms"),
        Shown("preview"),
        Act(Label("terms-save"), "save", actions.save),
        Row(To(Label("terms-more-edit"), Terms.edit), MenuButton()),
        state=Terms.check,
        getter=getters.check,
        money=True,
    ),
)
