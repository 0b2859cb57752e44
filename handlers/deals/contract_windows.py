"""The windows about contracts, top to bottom as they are seen."""

from aiogram_dialog.widgets.kbd import Row

from handlers.deals import actions, contract_actions, contract_getters, getters
from handlers.states import Deals
from handlers.widgets import Act, Attached, Choices, Label, MenuButton, Pager, Screen, Shown, Text, To, Typed

CONTRACTS = (
    Screen(
        Shown("deal"),
        Text("contract-amount"),
        Row(To(Label("deal-back"), Deals.deal), MenuButton()),
        Typed(contract_actions.read_amount),
        state=Deals.paper_amount,
        getter=getters.about,
    ),
    Screen(
        Text("paper-check"),
        Shown("paper"),
        Act(Label("paper-save"), "paper_save", contract_actions.save),
        Row(To(Label("paper-other-day"), Deals.paper_day), To(Label("contract-other-amount"), Deals.paper_amount)),
        Row(To(Label("deal-back"), Deals.deal), MenuButton()),
        Attached(contract_actions.keep_page),
        Typed(contract_actions.read_number),
        state=Deals.paper,
        getter=contract_getters.paper,
    ),
    Screen(
        Shown("paper"),
        Text("paper-day"),
        Choices("paper_day", "days", contract_actions.pick_day, width=2),
        Row(To(Label("back"), Deals.paper), MenuButton()),
        state=Deals.paper_day,
        getter=contract_getters.paper_day,
    ),
    Screen(
        Shown("signed"),
        Act(Label("deal-paper-more"), "signed_more", contract_actions.begin_more),
        To(Label("paper-other-manager"), Deals.manager, when="others"),
        Row(To(Label("deals-back"), Deals.list), MenuButton()),
        state=Deals.signed,
        getter=contract_getters.signed,
        money=True,
    ),
    Screen(
        Text("paper-which-manager"),
        Choices("manager", "managers", contract_actions.pick_manager),
        Row(To(Label("back"), Deals.signed), MenuButton()),
        state=Deals.manager,
        getter=contract_getters.managers,
    ),
    Screen(
        Text("contracts-title"),
        Shown("summary"),
        Choices("contract", "contracts", contract_actions.pick_contract),
        Pager("contract_pages", actions.turn),
        Row(To(Label("deals-back"), Deals.list), MenuButton()),
        state=Deals.contracts,
        getter=contract_getters.contract_list,
    ),
    Screen(
        Shown("contract"),
        To(Label("contract-cancel"), Deals.cancel, when="stands"),
        Row(To(Label("contracts-back"), Deals.contracts), MenuButton()),
        state=Deals.contract,
        getter=contract_getters.contract,
    ),
    Screen(
        Shown("contract"),
        Text("contract-cancel-why"),
        Row(To(Label("back"), Deals.contract), MenuButton()),
        Typed(contract_actions.read_cancellation),
        state=Deals.cancel,
        getter=contract_getters.contract,
    ),
)
