"""Who works in the department: roles combine, and one person may hold several of them (the letter)."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a member of staff does; the order is the order of the menu."""

    CALLER = "caller"
    CLOSER = "closer"
    COLLECTOR = "collector"
    ACCOUNT_MANAGER = "account_manager"
    CONSULTANT = "consultant"
    ACCOUNTANT = "accountant"
    DIRECTOR = "director"


NO_ACCOUNT = 0
"""The Telegram id of who is on the staff and has not opened their invitation yet."""


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff as read for one update: roles are never remembered longer than that (law 5)."""

    id: int
    department_id: int
    telegram_id: int
    name: str
    language: str
    zone: str
    """IANA name of the department's time zone."""
    roles: frozenset[Role]
    unreachable: bool = False
    """Whether the bot was blocked by this person when last heard of."""

    def has(self, *roles: Role) -> bool:
        """Whether the person holds any of the roles.

        >>> anna = Person(1, 1, 42, "Анна", "ru", "Europe/Moscow", frozenset({Role.CALLER}))
        >>> anna.has(Role.CALLER, Role.CLOSER), anna.has(Role.DIRECTOR)
        (True, False)
        """
        return not self.roles.isdisjoint(roles)
