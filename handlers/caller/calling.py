"""What presses on the card of a lead do: each result is recorded, and the next card follows in its place."""

from dataclasses import replace
from datetime import UTC, datetime

from aiogram_dialog import DialogManager

from domain.calling import CallResult
from domain.errors import NotYours
from handlers.caller.draft import REASONS, CallingDraft
from handlers.scene import Scene
from handlers.states import Calling
from handlers.widgets.choices import chosen, number
from services import calls
from services.calls import CallCard, CallEntry, Logged


async def begin(_: object, manager: DialogManager) -> None:
    """Show the next lead, unless a certain one was opened."""
    if not CallingDraft.of(manager).lead_id:
        await next_lead(manager)


async def next_lead(manager: DialogManager) -> None:
    """Go on to the next lead; the last result may still be taken back."""
    draft = CallingDraft.of(manager)
    await _go_on(manager, draft.last, draft.last_zone)


async def pick_result(manager: DialogManager, key: str) -> None:
    """Record this result, or ask for what belongs to it."""
    draft, word = CallingDraft.of(manager), of_this_lead(manager, key)
    if word is None:
        return
    result = chosen(CallResult, word)
    match result:
        case CallResult.REFUSED:
            await manager.switch_to(Calling.refused)
        case CallResult.CALL_BACK:
            draft.but(manager, said="", meant=())
            await manager.switch_to(Calling.callback)
        case CallResult.MEETING:
            await manager.switch_to(Calling.day)
        case _:
            await record(manager, CallEntry(draft.lead_id, result))


async def pick_reason(manager: DialogManager, key: str) -> None:
    """One of the usual reasons."""
    reason = of_this_lead(manager, key)
    if reason is None:
        return
    if reason not in REASONS:
        raise NotYours
    await _refused(manager, "" if reason == "silent" else Scene.of(manager).words.plain(f"refusal-{reason}"))


async def read_reason(manager: DialogManager, text: str) -> None:
    """A reason in the caller's own words."""
    await _refused(manager, text)


async def _refused(manager: DialogManager, reason: str) -> None:
    await record(manager, CallEntry(CallingDraft.of(manager).lead_id, CallResult.REFUSED, reason))


async def let_go(manager: DialogManager, key: str) -> None:
    """Put the lead back into the queue without a call."""
    scene, draft = Scene.of(manager), CallingDraft.of(manager)
    if number(key) != draft.lead_id:
        return
    await scene.db.write(calls.let_go, scene.person, draft.lead_id, scene.now, receipt=f"let_go:{draft.key}")
    await _go_on(manager)


async def undo(manager: DialogManager, key: str) -> None:
    """Take the last result back: its lead is in hand again."""
    scene, draft = Scene.of(manager), CallingDraft.of(manager)
    if draft.last is None or number(key) != draft.last.call_id:
        return
    receipt = f"undo:{scene.person.id}:{draft.last.call_id}"
    card = await scene.db.write(calls.undo, scene.person, draft.last.call_id, scene.now, receipt=receipt)
    await _show(manager, card, CallingDraft(undone=card.company))


async def record(manager: DialogManager, entry: CallEntry) -> None:
    """Record a result and go on to the next lead."""
    scene, draft = Scene.of(manager), CallingDraft.of(manager)
    receipt = f"call:{scene.person.id}:{draft.key}"
    logged = await scene.db.write(calls.log, scene.person, entry, scene.now, receipt=receipt)
    await _go_on(manager, logged, draft.zone)


async def _go_on(manager: DialogManager, last: Logged | None = None, last_zone: str = "") -> None:
    scene = Scene.of(manager)
    card = await scene.db.write(calls.next_lead, scene.person, scene.now, receipt=f"next:{scene.receipt}")
    await _show(manager, card, CallingDraft(last=last, last_zone=last_zone))


async def _show(manager: DialogManager, card: CallCard | None, fresh: CallingDraft) -> None:
    """Show a lead, or that there is none, as a draft of its own."""
    fresh = replace(fresh, key=Scene.of(manager).receipt, place=CallingDraft.of(manager).place)
    fresh.keep(manager)
    if card is None:
        await manager.switch_to(Calling.quiet)
    else:
        fresh.but(manager, lead_id=card.lead_id, company=card.company, zone=card.zone)
        await manager.switch_to(Calling.card)


def of_this_lead(manager: DialogManager, key: str) -> str | None:
    """What a button of the card says; None when it stood under the card of another lead, and means nothing here."""
    lead_id, _, word = key.partition("_")
    return word if number(lead_id) == CallingDraft.of(manager).lead_id else None


def moment_of(seconds: str) -> datetime:
    """A moment as a button sends it. Raises NotYours for one that was forged."""
    moment = number(seconds)
    if moment > LATEST:
        raise NotYours
    return datetime.fromtimestamp(moment, UTC)


# The year 5000: what is later was forged, and dates end before numbers do.
LATEST = 95_617_584_000
