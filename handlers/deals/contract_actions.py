"""What presses and answers do while a contract is entered from a deal, or cancelled."""

from dataclasses import replace
from datetime import date

from aiogram_dialog import DialogManager

from domain.deals import LONGEST_NUMBER, NewContract, ensure_amount
from domain.errors import SignedInFuture
from domain.money import Money, parse_amount
from domain.typed import line
from domain.workdays import local_day
from handlers.deals.draft import DealDraft
from handlers.scene import Scene
from handlers.states import Deals
from handlers.widgets.choices import chosen, number
from services import contracts, handovers
from services.contracts import Cancellation, Signing


async def begin(manager: DialogManager) -> None:
    """The contract that the deal is won by."""
    await _begin(manager, more=False)


async def begin_more(manager: DialogManager) -> None:
    """A further contract with the client."""
    await _begin(manager, more=True)


async def _begin(manager: DialogManager, *, more: bool) -> None:
    draft = DealDraft.of(manager)
    fresh = DealDraft(key=Scene.of(manager).receipt, page=draft.page, place=draft.place, deal_id=draft.deal_id)
    replace(fresh, more=more).keep(manager)
    await manager.switch_to(Deals.paper_amount)


async def read_amount(manager: DialogManager, text: str) -> None:
    """The sum of the contract."""
    amount = parse_amount(text)
    ensure_amount(amount)
    DealDraft.of(manager).but(manager, amount=amount)
    await manager.switch_to(Deals.paper)


async def read_number(manager: DialogManager, text: str) -> None:
    """The number of the contract."""
    DealDraft.of(manager).but(manager, number=line(text, LONGEST_NUMBER))


async def keep_page(manager: DialogManager, file_id: str, kind: str) -> None:
    """The signed page."""
    DealDraft.of(manager).but(manager, document_id=file_id, document_kind=kind)


async def pick_day(manager: DialogManager, key: str) -> None:
    """The day it was signed."""
    scene, day = Scene.of(manager), chosen(date.fromisoformat, key)
    if day > local_day(scene.now, scene.person.zone):
        raise SignedInFuture
    DealDraft.of(manager).but(manager, signed_on=day)
    await manager.switch_to(Deals.paper)


async def save(manager: DialogManager) -> None:
    """The contract was read back and is right."""
    scene, draft = Scene.of(manager), DealDraft.of(manager)
    signing = Signing(draft.deal_id, contract_in(manager), more=draft.more)
    signed = await scene.db.write(
        contracts.sign_deal,
        scene.person,
        signing,
        scene.now,
        receipt=f"signed:{scene.person.id}:{draft.key}",
    )
    draft.but(
        manager,
        contract_id=signed.contract_id,
        handover_id=signed.handover_id,
        company=signed.company,
        earned=signed.earned,
        taker=signed.manager,
        key=scene.receipt,
    )
    await manager.switch_to(Deals.signed)


async def pick_manager(manager: DialogManager, key: str) -> None:
    """Offer the client to this account manager instead."""
    scene, draft = Scene.of(manager), DealDraft.of(manager)
    view = await scene.db.write(
        handovers.give,
        scene.person,
        draft.handover_id,
        number(key),
        scene.now,
        receipt=f"handed:{scene.person.id}:{draft.key}",
    )
    draft.but(manager, taker=view.card.manager, key=scene.receipt)
    await manager.switch_to(Deals.signed)


async def pick_contract(manager: DialogManager, key: str) -> None:
    """Look at this contract."""
    draft = DealDraft.of(manager)
    fresh = DealDraft(key=Scene.of(manager).receipt, page=draft.page, place=draft.place)
    replace(fresh, contract_id=number(key)).keep(manager)
    await manager.switch_to(Deals.contract)


async def read_cancellation(manager: DialogManager, text: str) -> None:
    """Why the contract is no more."""
    scene, draft = Scene.of(manager), DealDraft.of(manager)
    cancellation = Cancellation(draft.contract_id, text, scene.words.plain("contract-first-step"))
    await scene.db.write(
        contracts.cancel,
        scene.person,
        cancellation,
        scene.now,
        receipt=f"cancelled:{scene.person.id}:{draft.key}",
    )
    draft.but(manager, key=scene.receipt)
    await manager.switch_to(Deals.contract)


def contract_in(manager: DialogManager) -> NewContract:
    """The contract as told so far; it was signed today when no other day is named."""
    scene, draft = Scene.of(manager), DealDraft.of(manager)
    signed_on = draft.signed_on or local_day(scene.now, scene.person.zone)
    return NewContract(draft.amount or Money.zero(), draft.number, signed_on, draft.document_id, draft.document_kind)
