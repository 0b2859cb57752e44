"""A meeting booked by one sentence: what was read stays, what is missing or doubtful is asked, one thing at a time."""

from dataclasses import replace
from datetime import UTC, date
from zoneinfo import ZoneInfo

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager

from domain.errors import (
    CallbackInPast,
    DomainError,
    LeadAlreadyThere,
    MomentNotUnderstood,
    NotYours,
    SlotNotOffered,
    SlotTaken,
)
from domain.lead import LONGEST_ADDRESS, LONGEST_COMPANY, LONGEST_PERSON
from domain.phones import parse_phone
from domain.phrases import read_phrase
from domain.typed import line, quote
from handlers.caller.calling import moment_of
from handlers.caller.closers import ANYBODY, picked
from handlers.caller.closers import wanted as wanted_closer
from handlers.caller.sentence_draft import SpokenDraft, when
from handlers.scene import Scene
from handlers.states import Spoken
from handlers.widgets.choices import chosen, number
from handlers.widgets.screen import TROUBLE
from services import bookings, calls, leads
from services.bookings import SpokenMeeting
from views.errors import sentence

NEW = "new"
"""The key of the button for a company that is not in the base."""


async def begin(_: object, manager: DialogManager) -> None:
    """See what is missing; a company that cannot be met is told at once, and another may be named."""
    scene, draft = Scene.of(manager), SpokenDraft.of(manager)
    try:
        if not draft.company and not draft.phone:
            draft = await _with_lead_in_hand(scene, draft)
        await _go_on(manager, draft)
    except DomainError as error:
        manager.middleware_data[TROUBLE] = f"⚠️ {sentence(error, scene.words)}"


async def _with_lead_in_hand(scene: Scene, draft: SpokenDraft) -> SpokenDraft:
    held = await scene.db.read(calls.in_hand, scene.person, scene.now)
    if held is None:
        return draft
    return replace(draft, lead_id=held.lead_id, company=held.company, in_hand=True)


# --- answers


async def read_company(manager: DialogManager, text: str) -> None:
    """Another name; the company is looked for anew."""
    draft = _renamed(SpokenDraft.of(manager), line(text, LONGEST_COMPANY))
    await _go_on(manager, draft)


async def pick_company(manager: DialogManager, key: str) -> None:
    """One of those that may be meant, or a new one."""
    scene, draft = Scene.of(manager), SpokenDraft.of(manager)
    if key == NEW:
        await _go_on(manager, replace(draft, lead_id=0, is_new=True, in_hand=False))
        return
    card = await scene.db.read(leads.card, scene.person, number(key))
    await _go_on(manager, replace(draft, lead_id=card.lead_id, is_new=False, in_hand=False))


async def read_phone(manager: DialogManager, text: str) -> None:
    """The company's phone, by which it may turn out to be in the base."""
    phone = parse_phone(text)
    typed = f"{phone.e164};ext={phone.extension}" if phone.extension else phone.e164
    draft = replace(SpokenDraft.of(manager), phone=typed, is_new=False, broken_phone=False)
    await _go_on(manager, draft)


async def without_phone(manager: DialogManager) -> None:
    """The number that could not be read is left out."""
    await _go_on(manager, replace(SpokenDraft.of(manager), broken_phone=False))


async def pick_doubt(manager: DialogManager, key: str) -> None:
    """One of the ways it was read."""
    draft = SpokenDraft.of(manager)
    options, place = draft.several.get(draft.doubt, ()), number(key)
    if place >= len(options):
        raise NotYours
    await _settle(manager, draft, options[place])


async def read_doubt(manager: DialogManager, text: str) -> None:
    """None of them, but this."""
    draft = SpokenDraft.of(manager)
    if draft.doubt == "phone":
        phone = parse_phone(text)
        text = f"{phone.e164};ext={phone.extension}" if phone.extension else phone.e164
    await _settle(manager, draft, line(text, LONGEST_PERSON))


async def _settle(manager: DialogManager, draft: SpokenDraft, answer: str) -> None:
    name = draft.doubt
    several = {other: options for other, options in draft.several.items() if other != name}
    await _go_on(manager, replace(draft, several=several, **{name: answer}))  # type: ignore[arg-type]  # one of DOUBTS


async def pick_day(manager: DialogManager, key: str) -> None:
    """On this day."""
    day = chosen(date.fromisoformat, key).isoformat()
    draft = replace(SpokenDraft.of(manager), day=day, is_past=False)
    if draft.starts_at is not None:
        # Who looks for another day looks for another time too.
        draft = replace(draft, clock="", starts_at=None)
    await _go_on(manager, draft)


async def pick_time(manager: DialogManager, key: str) -> None:
    """At this time, with this closer."""
    seconds, _, closer = key.partition("_")
    starts_at, closer_id = moment_of(seconds), number(closer)
    local = starts_at.astimezone(ZoneInfo(Scene.of(manager).person.zone))
    draft = SpokenDraft.of(manager)
    changes = {"day": local.date().isoformat(), "clock": f"{local:%H:%M}", "closer_id": closer_id, "is_past": False}
    draft = replace(draft, starts_at=starts_at, hours=(), taken=None, **changes)  # type: ignore[arg-type]  # by name
    draft.keep(manager)
    await manager.switch_to(Spoken.confirm)


async def pick_closer(manager: DialogManager, key: str) -> None:
    """This one shall hold it; when busy then, the nearest times are offered."""
    scene, draft = Scene.of(manager), SpokenDraft.of(manager)
    wanted_id = 0 if key == ANYBODY else (await picked(scene, draft, key)).closer_id
    await _go_on(manager, replace(draft, wanted_id=wanted_id))


async def read_when(manager: DialogManager, text: str) -> None:
    """A day, a time, or both, in words; what was known of the other stays."""
    scene, draft = Scene.of(manager), SpokenDraft.of(manager)
    read = when(read_phrase(text, scene.now, ZoneInfo(scene.person.zone)))
    if read["is_past"]:
        raise CallbackInPast
    known = {name: value for name, value in read.items() if value}
    if not known:
        raise MomentNotUnderstood(quote(text))
    draft = replace(draft, starts_at=None, **{"is_past": False, **known})  # type: ignore[arg-type]  # by name
    await _go_on(manager, draft)


async def other_day(manager: DialogManager) -> None:
    """Look at another day."""
    SpokenDraft.of(manager).but(manager, is_past=False)
    await manager.switch_to(Spoken.day)


async def read_person(manager: DialogManager, text: str) -> None:
    """Who will be there."""
    SpokenDraft.of(manager).but(manager, person=line(text, LONGEST_PERSON))
    await manager.switch_to(Spoken.confirm)


async def read_address(manager: DialogManager, text: str) -> None:
    """Where it is."""
    SpokenDraft.of(manager).but(manager, address=line(text, LONGEST_ADDRESS))
    await manager.switch_to(Spoken.confirm)


async def read_note(manager: DialogManager, text: str) -> None:
    """A line for the closer."""
    SpokenDraft.of(manager).but(manager, note=text)


async def confirm(manager: DialogManager) -> None:
    """Book it, with all that was said; if somebody was quicker, offer the nearest free times."""
    scene, draft = Scene.of(manager), SpokenDraft.of(manager)
    if draft.starts_at is None:
        raise NotYours
    meeting = SpokenMeeting(
        draft.starts_at.astimezone(UTC),
        draft.closer_id,
        None if draft.is_new else draft.lead_id,
        draft.company,
        draft.phone,
        draft.person,
        draft.address,
        draft.note,
        draft.by_turn,
    )
    try:
        card = await scene.db.write(
            bookings.book_sentence, scene.person, meeting, scene.now, receipt=f"said:{draft.key}"
        )
    except (SlotTaken, SlotNotOffered):
        draft.but(manager, taken=draft.starts_at)
        await manager.switch_to(Spoken.near)
    except LeadAlreadyThere as there:
        # A colleague brought it while this one was on the phone: it is found now.
        manager.middleware_data[TROUBLE] = f"⚠️ {sentence(there, scene.words)}"
        await _go_on(manager, replace(draft, is_new=False))
    else:
        draft.but(manager, meeting_id=card.meeting_id)
        await manager.switch_to(Spoken.booked)


# --- what is asked next


async def _go_on(manager: DialogManager, draft: SpokenDraft) -> None:
    scene = Scene.of(manager)
    draft.keep(manager)
    state, draft = await _next(scene, draft)
    draft.keep(manager)
    await manager.switch_to(state)


async def _next(scene: Scene, draft: SpokenDraft) -> tuple[State, SpokenDraft]:
    """The screen that asks for what is missing, and the draft with what was found meanwhile."""
    if draft.doubt in ("company", "phone"):
        return Spoken.doubt, draft
    if draft.broken_phone:
        return Spoken.phone, draft
    if not draft.lead_id and not draft.is_new:
        found = await scene.db.read(bookings.companies, scene.person, draft.company, draft.phone, scene.now)
        if found.is_sure:
            draft = replace(draft, lead_id=found.found[0].lead_id)
        elif found.found or not draft.company:
            return Spoken.company, draft
        else:
            draft = replace(draft, is_new=True)
    if draft.is_new and not (draft.phone and draft.company):
        return (Spoken.phone if draft.company else Spoken.company), draft
    if draft.doubt:
        return Spoken.doubt, draft
    if not draft.day:
        return Spoken.day, draft
    if not draft.clock:
        return Spoken.time, draft
    return await _with_time(scene, draft)


async def _with_time(scene: Scene, draft: SpokenDraft) -> tuple[State, SpokenDraft]:
    wanted = draft.moment(scene.person.zone)
    assert wanted is not None, "day and time are known here"
    if wanted <= scene.now:
        return Spoken.day, replace(draft, day="", is_past=True)
    closer_id = (await wanted_closer(scene, draft))[0]
    offer = await scene.db.read(bookings.offer, scene.person, wanted, scene.now, draft.lead_id or None, closer_id)
    if offer.free is None:
        return Spoken.near, replace(draft, starts_at=wanted, taken=None)
    return Spoken.confirm, replace(draft, starts_at=wanted, closer_id=offer.free.closer_id, taken=None)


def _renamed(draft: SpokenDraft, company: str) -> SpokenDraft:
    """Another company was meant: what is known of the first one is not of this one."""
    phone = "" if draft.lead_id else draft.phone
    return replace(draft, company=company, phone=phone, lead_id=0, is_new=False, in_hand=False)
