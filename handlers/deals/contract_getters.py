"""What the windows about contracts show, read anew each time."""

from aiogram_dialog import DialogManager

from domain.deals import NewContract
from domain.money import Money
from domain.workdays import local_day
from handlers.deals.contract_actions import contract_in
from handlers.deals.draft import DealDraft
from handlers.deals.getters import A_PAGE, day_options, days_back
from handlers.scene import Scene
from handlers.widgets import Option
from handlers.widgets.choices import page_of
from services import contracts, deals, handovers
from views.deals import contract_card_text, contract_label, paper_text, signed_text

_DAYS = 8


async def paper(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The contract as told so far."""
    scene, draft = Scene.of(dialog_manager), DealDraft.of(dialog_manager)
    card = await scene.db.read(deals.card, scene.person, draft.deal_id, scene.now)
    told: NewContract = contract_in(dialog_manager)
    return {"paper": paper_text(card.company, told, scene.words)}


async def paper_day(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The days it may have been signed on."""
    scene = Scene.of(dialog_manager)
    days = days_back(local_day(scene.now, scene.person.zone), _DAYS)
    return {**await paper(dialog_manager), "days": day_options(days, scene.words.language)}


async def signed(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """What was recorded."""
    scene, draft = Scene.of(dialog_manager), DealDraft.of(dialog_manager)
    named = await scene.db.read(handovers.managers, scene.person)
    text = signed_text(
        draft.company, draft.amount or Money.zero(), draft.earned or Money.zero(), draft.taker, scene.words
    )
    return {"signed": text, "others": any(name != draft.taker for name in named.values())}


async def managers(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Who may take the client over."""
    scene = Scene.of(dialog_manager)
    named = await scene.db.read(handovers.managers, scene.person)
    return {"managers": [Option(str(staff_id), name) for staff_id, name in named.items()]}


async def contract_list(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The contracts that stand, the newest first."""
    scene, draft = Scene.of(dialog_manager), DealDraft.of(dialog_manager)
    found = await scene.db.read(contracts.signed, scene.person, scene.now)
    shown = page_of(found, draft.page, A_PAGE)
    return {
        "summary": "" if found else scene.words("contracts-none"),
        "contracts": [Option(str(one.contract_id), contract_label(one)) for one in shown.items],
        "page": shown.page,
        "pages": shown.pages,
    }


async def contract(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """One contract."""
    scene, draft = Scene.of(dialog_manager), DealDraft.of(dialog_manager)
    card = await scene.db.read(contracts.card, scene.person, draft.contract_id)
    return {"contract": contract_card_text(card, scene.words), "stands": not card.cancelled}
