"""What the windows of absences show, read anew each time."""

from aiogram_dialog import DialogManager

from domain.absences import AbsenceKind
from domain.errors import NotYours
from domain.people import Role
from handlers.absences.actions import firsts, lasts, staff_id, today
from handlers.absences.draft import AbsenceDraft
from handlers.scene import Scene
from handlers.widgets import Option
from services import absences, leaving
from views.absences import absence_label, away_line, entered_text
from views.dates import day_label
from views.leaving import goes_text
from views.wording import Safe

_MOST_SHOWN = 20


async def all_of_person(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """What is entered, why else one may be away, and which colleagues are."""
    scene, draft = Scene.of(dialog_manager), AbsenceDraft.of(dialog_manager)
    view = await scene.db.read(absences.of_person, scene.person, staff_id(dialog_manager), scene.now)
    away = await scene.db.read(absences.who_is_away, scene.person, scene.now) if not draft.staff_id else []
    words = scene.words
    lines = [words("absences-colleagues")] if away else []
    lines += [away_line(one.name, one.kind, one.first_day, one.last_day, words) for one in away]
    if view.absences:
        summary = words("absences-some")
    else:
        summary = words("absences-none-of" if draft.staff_id else "absences-none")
    return {
        "title": words("absences-of", name=view.name) if draft.staff_id else words("absences-title"),
        "summary": summary,
        "colleagues": "\n".join(lines),
        "absences": [
            Option(str(one.absence_id), absence_label(one.kind, one.first_day, one.last_day, words))
            for one in view.absences[:_MOST_SHOWN]
            if one.kind is not None
        ],
        "kinds": [Option(kind, words.plain("absence-kind", kind=kind)) for kind in AbsenceKind],
        "of_another": bool(draft.staff_id),
    }


async def days(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The usual days, and the first ones to choose from."""
    scene, draft = Scene.of(dialog_manager), AbsenceDraft.of(dialog_manager)
    view = await scene.db.read(absences.of_person, scene.person, staff_id(dialog_manager), scene.now)
    words = scene.words
    return {
        "title": words("absences-of", name=view.name) if draft.staff_id else words("absences-title"),
        "question": words("absence-when", kind=_kind(draft)),
        "usual": [
            Option("today", words.plain("absence-today")),
            Option("tomorrow", words.plain("absence-tomorrow")),
            Option("week", words.plain("absence-week")),
        ],
        "firsts": [
            Option(day.isoformat(), day_label(day, words.language)) for day in firsts(draft, today(dialog_manager))
        ],
    }


async def last(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The last days to choose from."""
    scene, draft = Scene.of(dialog_manager), AbsenceDraft.of(dialog_manager)
    options = [Option(day.isoformat(), day_label(day, scene.words.language)) for day in lasts(draft)]
    question = scene.words("absence-last", day=draft.first_day)
    return {"question": question, "lasts": options}


async def check(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The absence as it would be entered, and the meetings that fall into it."""
    scene, draft = Scene.of(dialog_manager), AbsenceDraft.of(dialog_manager)
    first_day, last_day = draft.first_day, draft.last_day
    if first_day is None or last_day is None:
        raise NotYours
    subject = staff_id(dialog_manager)
    kind, words = _kind(draft), scene.words
    falls = await scene.db.read(leaving.preview, scene.person, subject, kind, first_day, last_day, scene.now)
    goes = goes_text([(one.card.company, one.card.starts_at, one.closer) for one in falls.meetings], words)
    hint = words("away-decides-next" if scene.person.has(Role.DIRECTOR) else "away-director-decides")
    return {
        "absence": entered_text(kind, first_day, last_day, len(falls.meetings), words, paid=kind.paid),
        "goes": Safe(f"{goes}\n\n{hint}") if goes else "",
    }


async def absence(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """One absence, with the meetings that fall into it."""
    scene, draft = Scene.of(dialog_manager), AbsenceDraft.of(dialog_manager)
    entered = await scene.db.read(absences.one, scene.person, draft.absence_id, scene.now)
    one = entered.absence
    name = one.name if draft.staff_id else ""
    assert one.kind is not None, "it is one's own, or seen by a director"
    return {
        "absence": entered_text(one.kind, one.first_day, one.last_day, entered.meetings, scene.words, name, one.paid),
        "question": "" if entered.over else scene.words("absence-cancel-sure"),
        "ahead": not entered.over,
        "to_unpaid": bool(one.paid) and scene.person.has(Role.DIRECTOR),
        "to_paid": one.paid is False and scene.person.has(Role.DIRECTOR),
        "to_pass": bool(entered.meetings or entered.deals) and scene.person.has(Role.DIRECTOR),
    }


def _kind(draft: AbsenceDraft) -> AbsenceKind:
    if draft.kind is None:
        raise NotYours
    return draft.kind
