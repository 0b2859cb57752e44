"""What a collector's presses and answers do."""

from dataclasses import replace

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager

from domain.inn import parse_inn
from domain.lead import LONGEST_ADDRESS, LONGEST_CITY, LONGEST_COMPANY, LONGEST_NOTE, LONGEST_PERSON, LONGEST_SITE
from domain.phones import parse_phone
from domain.typed import line
from domain.typed import text as several_lines
from handlers.collector.draft import LeadDraft
from handlers.scene import Scene
from handlers.states import AddLead
from handlers.widgets.choices import number
from services import imports, leads

NO_SEGMENT = "0"
_ERASE = frozenset("-–—")
"""Typed alone, it empties a field."""


async def begin(_: object, manager: DialogManager) -> None:
    """Choose the segment for the person where there is no choice, and ask for what is missing."""
    scene, draft = Scene.of(manager), LeadDraft.of(manager)
    offered = await scene.db.read(leads.segments_to_add_to, scene.person)
    if offered.choices and offered.usual is None and draft.segment_id is None:
        await manager.switch_to(AddLead.segment)
        return
    wanted = next((choice for choice in offered.choices if choice.segment_id == draft.segment_id), None)
    usual = next((choice for choice in offered.choices if choice.segment_id == offered.usual), None)
    chosen = wanted or usual
    if chosen is None:
        draft = draft.but(manager, segment_id=None, segment="")
    else:
        draft = draft.but(manager, segment_id=chosen.segment_id, segment=chosen.name)
    await _go_on(manager, draft)


async def pick_segment(manager: DialogManager, key: str) -> None:
    """The task the lead is for."""
    scene = Scene.of(manager)
    segment_id = None if key == NO_SEGMENT else number(key)
    offered = await scene.db.read(leads.segments_to_add_to, scene.person)
    name = next((choice.name for choice in offered.choices if choice.segment_id == segment_id), "")
    # What is not among them was closed meanwhile, or forged: saving says so.
    await _go_on(manager, LeadDraft.of(manager).but(manager, segment_id=segment_id, segment=name))


async def read_company(manager: DialogManager, text: str) -> None:
    """The company's name."""
    draft = LeadDraft.of(manager).but(manager, company=line(text, LONGEST_COMPANY))
    await manager.switch_to(missing(draft))


async def read_phone(manager: DialogManager, text: str) -> None:
    """The phone; one that does not exist, or is in the base already, is asked again at once."""
    scene, draft = Scene.of(manager), LeadDraft.of(manager)
    parse_phone(text)
    await scene.db.read(leads.ensure_new, scene.person, replace(draft, phone=text).new)
    draft.but(manager, phone=text)
    await manager.switch_to(AddLead.details)


async def read_inn(manager: DialogManager, text: str) -> None:
    """The tax number; a wrong one, or one in the base already, is asked again at once."""
    scene, draft = Scene.of(manager), LeadDraft.of(manager)
    inn = "" if text in _ERASE else parse_inn(text)
    await scene.db.read(leads.ensure_new, scene.person, replace(draft, inn=inn).new)
    draft.but(manager, inn=inn)
    await manager.switch_to(AddLead.details)


async def read_person(manager: DialogManager, text: str) -> None:
    """Whom to ask for."""
    await _keep(manager, person=_line(text, LONGEST_PERSON))


async def read_city(manager: DialogManager, text: str) -> None:
    """The city, whose clock tells when to call."""
    await _keep(manager, city=_line(text, LONGEST_CITY))


async def read_address(manager: DialogManager, text: str) -> None:
    """Where the company is."""
    await _keep(manager, address=_line(text, LONGEST_ADDRESS))


async def read_site(manager: DialogManager, text: str) -> None:
    """The company's site."""
    await _keep(manager, site=_line(text, LONGEST_SITE))


async def read_note(manager: DialogManager, text: str) -> None:
    """Anything else worth knowing."""
    await _keep(manager, note="" if text in _ERASE else several_lines(text, LONGEST_NOTE))


async def save(manager: DialogManager) -> None:
    """Bring the lead into the cold base."""
    scene, draft = Scene.of(manager), LeadDraft.of(manager)
    await scene.db.write(leads.add, scene.person, draft.new, scene.now, receipt=f"lead:{draft.key}")
    await manager.switch_to(AddLead.saved)


async def add_next(manager: DialogManager) -> None:
    """Begin the next lead of the same segment and city."""
    last = LeadDraft.of(manager)
    fresh = LeadDraft(
        key=Scene.of(manager).receipt,
        place=last.place,
        city=last.city,
        segment_id=last.segment_id,
        segment=last.segment,
    )
    fresh.keep(manager)
    await manager.switch_to(AddLead.company)


async def _keep(manager: DialogManager, **changes: str) -> None:
    LeadDraft.of(manager).but(manager, **changes)
    await manager.switch_to(AddLead.details)


async def _go_on(manager: DialogManager, draft: LeadDraft) -> None:
    """To what is missing; a pasted list goes its own way."""
    scene = Scene.of(manager)
    if draft.pasted:
        receipt = f"pasted:{draft.key}"
        await scene.db.write(
            imports.begin_pasted, scene.person, draft.pasted, draft.segment_id, scene.now, receipt=receipt
        )
        await manager.switch_to(AddLead.list)
    else:
        await manager.switch_to(missing(draft))


def missing(draft: LeadDraft) -> State:
    """The screen that asks for what is missing; without a company there is nothing to ask about."""
    if not draft.company:
        return AddLead.company
    return AddLead.details if draft.phone else AddLead.phone


def _line(text: str, limit: int) -> str:
    return "" if text in _ERASE else line(text, limit)
