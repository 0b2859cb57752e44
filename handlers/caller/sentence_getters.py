"""What the windows of a spoken meeting show, read anew each time."""

from datetime import date
from zoneinfo import ZoneInfo

from aiogram_dialog import DialogManager

from domain.errors import DomainError, NotYours
from domain.people import Role
from handlers.caller.closers import closer_options, holder, wanted
from handlers.caller.getters import time_key
from handlers.caller.sentence import NEW
from handlers.caller.sentence_draft import SpokenDraft
from handlers.scene import Scene
from handlers.widgets import Option
from services import bookings, leads, meetings
from services.bookings import Companies
from services.leads import LeadCard
from services.meetings import FreeTime
from views.cards import short_name
from views.dates import day_label, time_text
from views.lead_drafts import phone_text
from views.spoken import Known, spoken_label, spoken_text
from views.wording import Safe


async def companies(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Those that may be meant."""
    scene, draft = Scene.of(dialog_manager), SpokenDraft.of(dialog_manager)
    try:
        found = await scene.db.read(bookings.companies, scene.person, draft.company, draft.phone, scene.now)
    except DomainError:
        # It was told when the company was named; another may be.
        found = Companies((), is_sure=False)
    options = [Option(str(card.lead_id), spoken_label(card.company, card.city, card.address)) for card in found.found]
    if draft.company:
        options.append(Option(NEW, scene.words.plain("spoken-new-company", company=draft.company)))
    question = "spoken-which-company" if found.found else "spoken-company"
    return {
        "said": await _shown(scene, draft),
        "question": scene.words(question, company=draft.company),
        "companies": options if found.found else [],
    }


async def phone(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The meeting so far, and why a phone is asked for."""
    scene, draft = Scene.of(dialog_manager), SpokenDraft.of(dialog_manager)
    question = "spoken-phone-broken" if draft.broken_phone else "spoken-phone"
    return {
        "said": await _shown(scene, draft),
        "question": scene.words(question, company=draft.company),
        "may_skip": draft.broken_phone,
    }


async def doubt(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """All that was read of a field."""
    scene, draft = Scene.of(dialog_manager), SpokenDraft.of(dialog_manager)
    options = draft.several.get(draft.doubt, ())
    labels = [phone_text(option) if draft.doubt == "phone" else option for option in options]
    return {
        "said": await _shown(scene, draft),
        "question": scene.words("spoken-doubt", field=draft.doubt),
        "options": [Option(str(place), label) for place, label in enumerate(labels)],
    }


async def days(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The days on which any closer is free, or the one who is wanted."""
    scene, draft = Scene.of(dialog_manager), SpokenDraft.of(dialog_manager)
    closer_id, whose = await wanted(scene, draft)
    free = await scene.db.read(meetings.free_days, scene.person, scene.now, draft.lead_id or None, closer_id)
    question = "spoken-past" if draft.is_past else "spoken-day"
    none = "booking-no-days" if closer_id is None else "booking-no-days-of"
    return {
        **whose,
        "said": await _shown(scene, draft),
        "question": scene.words(question if free else none),
        "days": [Option(day.isoformat(), day_label(day, scene.words.language)) for day in free],
    }


async def times(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The free times of the day, in the part of it that was said if there are any."""
    scene, draft = Scene.of(dialog_manager), SpokenDraft.of(dialog_manager)
    if not draft.day:
        raise NotYours
    day = date.fromisoformat(draft.day)
    closer_id, whose = await wanted(scene, draft)
    free = await scene.db.read(meetings.free_times, scene.person, day, scene.now, draft.lead_id or None, closer_id)
    clocks = ZoneInfo(scene.words.zone)
    fitting = [time for time in free if time.starts_at.astimezone(clocks).hour in draft.hours]
    question = "spoken-time" if free else "spoken-no-times"
    if draft.hours and free and not fitting:
        question = "spoken-no-such-hours"
    return {
        **whose,
        "said": await _shown(scene, draft),
        "question": scene.words(question, day=day),
        "times": [_option(time, time_text(time.starts_at, scene.words.zone)) for time in fitting or free],
    }


async def near(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The free times nearest to the one that is not to be had."""
    scene, draft = Scene.of(dialog_manager), SpokenDraft.of(dialog_manager)
    if draft.starts_at is None:
        raise NotYours
    closer_id, whose = await wanted(scene, draft)
    about = (draft.starts_at, scene.now, draft.lead_id or None, closer_id)
    offer = await scene.db.read(bookings.offer, scene.person, *about)
    free = [offer.free] if offer.free is not None else list(offer.near)
    not_free = "spoken-not-free" if closer_id is None else "spoken-wanted-not-free"
    why = "error-slot-taken" if draft.taken else not_free
    return {
        **whose,
        "said": await _shown(scene, draft, timed=False),
        "sentence": scene.words(why, taken=draft.starts_at),
        "question": scene.words("booking-nearest" if free else "booking-none-near"),
        "near": [_option(time, _moment(scene, time)) for time in free],
    }


async def meeting(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The meeting as it would be booked."""
    scene, draft = Scene.of(dialog_manager), SpokenDraft.of(dialog_manager)
    if draft.starts_at is None:
        raise NotYours
    collects = scene.person.has(Role.COLLECTOR)
    whose = (await wanted(scene, draft))[1]
    or_lead = scene.words("spoken-or-lead") if collects else ""
    return {"said": await _shown(scene, draft), "or_lead": or_lead, "others": whose["others"]}


async def closers(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Who may hold the meeting."""
    scene, draft = Scene.of(dialog_manager), SpokenDraft.of(dialog_manager)
    return {"said": await _shown(scene, draft, timed=False), "closers": await closer_options(scene, draft)}


async def so_far(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The meeting as far as it is known."""
    return {"said": await _shown(Scene.of(dialog_manager), SpokenDraft.of(dialog_manager))}


async def _shown(scene: Scene, draft: SpokenDraft, *, timed: bool = True) -> str:
    card = await _card(scene, draft)
    who = await holder(scene, draft) if draft.starts_at and timed else Safe("")
    known = None
    if card is not None:
        known = Known(card.company, card.person, card.phone, card.city, card.address)
    return spoken_text(
        draft.company,
        known,
        draft.person,
        draft.phone,
        draft.address,
        draft.note,
        draft.starts_at if timed else None,
        who,
        scene.words,
        is_new=draft.is_new,
        in_hand=draft.in_hand,
    )


async def _card(scene: Scene, draft: SpokenDraft) -> LeadCard | None:
    return await scene.db.read(leads.card, scene.person, draft.lead_id) if draft.lead_id else None


def _option(time: FreeTime, label: str) -> Option:
    return Option(time_key(time.starts_at, time.closer_id), f"{label} {short_name(time.closer)}")


def _moment(scene: Scene, time: FreeTime) -> str:
    day = time.starts_at.astimezone(ZoneInfo(scene.words.zone)).date()
    return f"{day_label(day, scene.words.language)}, {time_text(time.starts_at, scene.words.zone)}"
