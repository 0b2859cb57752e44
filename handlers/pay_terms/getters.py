"""What a director sees of pay terms, read anew each time."""

from aiogram_dialog import DialogManager

from domain.pay import PaidOn
from domain.typed_terms import TermsField
from domain.workdays import Month
from handlers.pay_terms.actions import asked, proposal
from handlers.pay_terms.draft import TermsDraft
from handlers.scene import Scene
from handlers.widgets import Option
from services import terms
from services.terms import TermsView
from views.dates import first_of_month
from views.pay_terms import field_lines, preview_text, version_text, whose_text
from views.wording import Safe, Words

_WAYS = {PaidOn.HELD: "terms-paid-held", PaidOn.BOOKED: "terms-paid-booked"}


async def listed(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The roles, and who has terms of their own."""
    scene = Scene.of(dialog_manager)
    found = await scene.db.read(terms.listed, scene.person, scene.now)
    words = scene.words
    return {
        "roles": [
            Option(line.role, f"{_sign(line.terms is None, line.coming)}{words.plain('role-label', role=line.role)}")
            for line in found.roles
        ],
        "own": [Option(str(staff_id), f"👤 {name}") for staff_id, name in found.own],
    }


async def one(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The terms of a role or a person, now and to come."""
    scene, draft = Scene.of(dialog_manager), TermsDraft.of(dialog_manager)
    view = await scene.db.read(terms.view, scene.person, draft.subject, scene.now)
    words = scene.words
    parts = [words(draft.notice)] if draft.notice else []
    parts.append(whose_text(view.role, view.name, words))
    if view.in_force is not None:
        parts.append(version_text(view.in_force.since, view.in_force.terms, words))
    else:
        parts.append(words("terms-none-yet" if draft.role else "terms-by-role"))
    if view.coming:
        parts.append(words("terms-coming"))
        parts += [version_text(version.since, version.terms, words) for version in view.coming]
    if not draft.role:
        parts.append(words("terms-own-hint"))
    return {
        "terms": Safe("\n\n".join(parts)),
        "has_coming": bool(view.coming),
        "has_history": bool(view.history),
        "of_role": draft.role is not None,
        "of_person": draft.role is None,
    }


async def history(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """Every version there ever was."""
    scene, draft = Scene.of(dialog_manager), TermsDraft.of(dialog_manager)
    view = await scene.db.read(terms.view, scene.person, draft.subject, scene.now)
    words = scene.words
    versions = [version_text(version.since, version.terms, words) for version in view.history]
    return {
        "whose": whose_text(view.role, view.name, words),
        "versions": "\n\n".join(versions) or words("terms-history-none"),
    }


async def edit(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The terms as they would be, with all that can be set."""
    scene, draft = Scene.of(dialog_manager), TermsDraft.of(dialog_manager)
    view = await scene.db.read(terms.view, scene.person, draft.subject, scene.now)
    wanted, words = proposal(draft), scene.words
    return {
        "terms": _proposed(view, draft, words),
        "fields": [Option(field, words.plain("terms-field", field=field)) for field in view.fields],
        "months": [Option(str(month), _month_label(month, month == wanted.since, words)) for month in view.months],
    }


async def value(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """The question about a field, with what it is now."""
    scene, draft = Scene.of(dialog_manager), TermsDraft.of(dialog_manager)
    words, field = scene.words, asked(draft)
    now = field_lines(draft.terms, TermsField.PER_MEETING if field is TermsField.PAID_ON else field, words)
    chosen = field is TermsField.PAID_ON
    return {
        "question": words("terms-ask", field=field),
        "now": words("terms-ask-now", now=Safe("\n".join(now))) if now else "",
        "ways": [Option(way, words.plain(label)) for way, label in _WAYS.items()] if chosen else [],
        "typed": not chosen,
    }


async def check(dialog_manager: DialogManager, **_: object) -> dict[str, object]:
    """What a month would have paid under the terms."""
    scene, draft = Scene.of(dialog_manager), TermsDraft.of(dialog_manager)
    view = await scene.db.read(terms.view, scene.person, draft.subject, scene.now)
    seen = await scene.db.read(terms.preview, scene.person, proposal(draft), scene.now)
    lines = [(line.name, line.paid, line.would) for line in seen.lines]
    return {
        "terms": _proposed(view, draft, scene.words),
        "preview": preview_text(seen.month, seen.so_far, lines, seen.paid, seen.would, scene.words),
    }


def _proposed(view: TermsView, draft: TermsDraft, words: Words) -> Safe:
    wanted = proposal(draft)
    whose = whose_text(view.role, view.name, words)
    return Safe(f"{whose}\n\n{version_text(wanted.since, wanted.terms, words)}")


def _month_label(month: Month, chosen: bool, words: Words) -> str:
    label = words.plain("terms-from-month", since=first_of_month(month, words.language))
    return f"✅ {label}" if chosen else label


def _sign(nothing: bool, coming: bool) -> str:
    return "⏳ " if coming else "▫️ " if nothing else "💰 "
