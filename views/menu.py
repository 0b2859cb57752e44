"""The menu: what the person's roles give, and nothing else."""

from collections.abc import Iterable, Sequence

from domain.messages import QuotaLine
from domain.people import Role
from views.cards import Button, Card
from views.department import quota_lines
from views.presses import ChooseLanguage, Go, Language, Place
from views.wording import Words

_BY_ROLE: tuple[tuple[Role, tuple[tuple[Place, ...], ...]], ...] = (
    (Role.CALLER, ((Place.CALLING,), (Place.BOOKING,), (Place.BOOKED,))),
    (Role.CLOSER, ((Place.MEETINGS, Place.DEALS), (Place.HOURS,))),
    (Role.COLLECTOR, ((Place.ADD_LEAD,), (Place.MY_SEGMENTS, Place.MY_LEADS))),
    (Role.ACCOUNT_MANAGER, ((Place.HANDOVERS, Place.EXCLUSIONS),)),
    (Role.CONSULTANT, ((Place.CONSULTATIONS,),)),
    (Role.ACCOUNTANT, ((Place.REGISTERS,),)),
    (
        Role.DIRECTOR,
        (
            (Place.TODAY, Place.PEOPLE),
            (Place.ALL_MEETINGS,),
            (Place.DEALS, Place.HANDOVERS),
            (Place.SEGMENTS, Place.EXCLUSIONS),
            (Place.INVITE, Place.TURN),
            (Place.CALLING_RULES, Place.DEPARTMENT_PAY),
        ),
    ),
)
_PAY = (
    (Place.PAY_TERMS, Place.PLANS),
    (Place.ADJUSTING, Place.REGISTERS),
    (Place.CLOSING, Place.MENU),
)
_EVERYBODY = ((Place.ABSENCES,), (Place.EARNINGS,), (Place.STATEMENTS, Place.DISPUTES), (Place.SETTINGS, Place.HELP))


def places_of(
    roles: Iterable[Role], attention: int = 0, appeals: int = 0, objections: int = 0
) -> tuple[tuple[Place, ...], ...]:
    """Rows of places that roles may go to, in the order of the menu, each once.

    >>> places_of({Role.CLOSER})[0]
    (<Place.MEETINGS: 'meetings'>, <Place.DEALS: 'deals'>)
    """
    held = frozenset(roles)
    rows: list[tuple[Place, ...]] = []
    for role, given in _BY_ROLE:
        known = {place for row in rows for place in row}
        if role in held:
            rows += [tuple(place for place in row if place not in known) for row in given]
    if appeals and Role.DIRECTOR in held:
        rows.append((Place.APPEALS,))
    if objections and Role.DIRECTOR in held:
        rows.append((Place.OBJECTIONS,))
    if attention and Role.DIRECTOR in held:
        rows.append((Place.ATTENTION,))
    return (*filter(None, rows), *_EVERYBODY)


def menu_card(
    name: str,
    roles: Iterable[Role],
    words: Words,
    quotas: Sequence[QuotaLine] = (),
    attention: int = 0,
    appeals: int = 0,
    objections: int = 0,
) -> Card:
    """The menu with the month's norms above it."""
    lines = [str(words("menu-title", name=name))]
    for quota in quotas:
        lines += ["", *quota_lines(quota, words)]
    if appeals or objections:
        lines += ["", words("menu-appeals", count=appeals + objections)]
    if attention:
        lines += ["", words("menu-attention", count=attention)]
    return Card("\n".join(lines), _rows(places_of(roles, attention, appeals, objections), words))


def help_card(words: Words) -> Card:
    """How to go about the bot."""
    return Card(words("help-text"), _rows(((Place.MENU,),), words))


def settings_card(words: Words) -> Card:
    """What a person may set: the language."""
    languages = tuple(
        Button.of(words.plain(f"settings-language-{language}"), ChooseLanguage(language)) for language in Language
    )
    return Card(words("settings-text"), (languages, *_rows(((Place.MENU,),), words)))


def department_pay_card(words: Words) -> Card:
    """What a director sets and looks at about the department's pay."""
    return Card(words("department-pay-title"), _rows(_PAY, words))


def _rows(places: Iterable[tuple[Place, ...]], words: Words) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(Button.of(words.plain(f"place-{place}"), Go(place)) for place in row) for row in places)
