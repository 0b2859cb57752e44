"""Segments as their director and their collectors see them."""

from collections.abc import Sequence
from datetime import date

from domain.messages import SegmentBrief, SegmentChanged, SegmentGiven, SegmentOver
from domain.money import Money
from domain.segments import LAST, SegmentPace, name_of
from views.cards import Button, Card
from views.presses import AddLeadTo, Open, Place
from views.wording import Safe, Words, quoted


def brief_text(segment: SegmentBrief, words: Words) -> Safe:
    """What a segment asks for; a name that the task gave is not said twice."""
    name, task = segment.name, segment.task
    if name == name_of(task):
        name, _, task = task.partition("\n")
    lines = [f"<b>{quoted(name)}</b>", *([quoted(task)] if task else [])]
    return Safe("\n".join([*lines, "", *terms_lines(segment.rate, segment.target, segment.deadline, words)]))


def terms_lines(rate: Money | None, target: int | None, deadline: date | None, words: Words) -> list[Safe]:
    """Rate, target and deadline, as far as they are set."""
    lines = [words("segment-rate-by-terms") if rate is None else words("segment-rate", rate=rate)]
    if target is not None:
        lines.append(words("segment-target", target=target))
    if deadline is not None:
        lines.append(words("segment-deadline", deadline=deadline))
    return lines


def setting_text(
    segment: SegmentBrief, script: str, priority: int | None, collectors: Sequence[str], words: Words
) -> Safe:
    """All that a director has set; a segment in the making has no priority yet."""
    lines: list[str] = [brief_text(segment, words)]
    if priority is not None:
        lines.append(words("segment-priority", priority=priority, last=LAST))
    names = ", ".join(collectors)
    lines.append(words("segment-collectors", names=names) if names else words("segment-given-to-nobody"))
    if script:
        lines += ["", words("segment-script", script=script)]
    return Safe("\n".join(lines))


def segment_label(name: str, confirmed: int, target: int | None, words: Words) -> str:
    """A segment for a button."""
    if target is None:
        return words.plain("segment-label-free", name=name, confirmed=confirmed)
    return words.plain("segment-label", name=name, confirmed=confirmed, target=target)


def pace_text(target: int | None, confirmed: int, pace: SegmentPace | None, deadline: date | None, words: Words) -> str:
    """How far the target is, and what the deadline asks of a day; nothing without a target."""
    if target is None:
        return ""
    lines = [words("segment-total", confirmed=confirmed, target=target)]
    if confirmed >= target:
        lines.append(words("segment-met"))
    elif pace is None or deadline is None:
        pass
    elif not pace.missing:
        lines.append(words("segment-enough"))
    elif pace.late:
        lines.append(words("segment-late", missing=pace.missing))
    else:
        lines.append(words("segment-pace", a_day=pace.a_day, deadline=deadline))
    return "\n".join(lines)


def given_card(message: SegmentGiven, words: Words) -> Card:
    """A new task, to its collector."""
    return Card(f"<b>{words('segment-given')}</b>\n\n{brief_text(message.segment, words)}", _add(message, words))


def changed_card(message: SegmentChanged, words: Words) -> Card:
    """The task asks for something else, to its collectors."""
    return Card(f"<b>{words('segment-changed')}</b>\n\n{brief_text(message.segment, words)}", _add(message, words))


def over_card(message: SegmentOver, words: Words) -> Card:
    """Nothing more is to be added."""
    return Card(words("segment-over", name=message.name), _one(Place.MY_LEADS, words))


def _add(message: SegmentGiven | SegmentChanged, words: Words) -> tuple[tuple[Button, ...], ...]:
    add = Button.of(words.plain(f"place-{Place.ADD_LEAD}"), AddLeadTo(message.segment.segment_id))
    return ((add,), *_one(Place.MY_SEGMENTS, words))


def _one(place: Place, words: Words) -> tuple[tuple[Button, ...], ...]:
    return ((Button.of(words.plain(f"place-{place}"), Open(place)),),)
