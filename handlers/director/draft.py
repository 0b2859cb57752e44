"""What a director has chosen so far."""

from dataclasses import dataclass

from domain.people import Role
from handlers.drafts import Draft
from services.leaving import UNDECIDED, Decided


@dataclass(frozen=True)
class InviteDraft(Draft):
    """Roles of an invitation in the making."""

    roles: tuple[Role, ...] = ()


@dataclass(frozen=True)
class PeopleDraft(Draft):
    """Whom a director looks at, and what is about to change."""

    page: int = 0
    staff_id: int = 0
    roles: tuple[Role, ...] = ()
    dismissed: str = ""
    """The name of the one just dismissed."""
    absence_id: int = 0
    """The absence on whose days somebody stands in; 0 when the person is to be dismissed."""
    loses: bool = False
    """Whether roles are to be taken away, rather than the person dismissed."""
    decided: Decided = UNDECIDED
    line: str = ""
    """The meeting or deal that is to go to somebody else."""
    line_page: int = 0
    passed: bool = False
    """Whether the meetings have just been passed on."""


def ticked(roles: tuple[Role, ...], key: str) -> tuple[Role, ...]:
    """The roles after a press on "caller+" or "caller-", which says what is wanted: pressing twice changes nothing.

    Raises ValueError for anything else.

    >>> ticked((Role.CLOSER,), "caller+")
    (<Role.CALLER: 'caller'>, <Role.CLOSER: 'closer'>)
    >>> ticked((Role.CALLER, Role.CLOSER), "caller-")
    (<Role.CLOSER: 'closer'>,)
    """
    role, wanted = Role(key[:-1]), {"+": True, "-": False}.get(key[-1:])
    if wanted is None:
        raise ValueError(key)
    return tuple(known for known in Role if (wanted if known is role else known in roles))
