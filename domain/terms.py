"""Which pay terms are in force: a role's versions by the month they begin in, and a person's own ones before them."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.pay import PayTerms
from domain.people import Role
from domain.workdays import Month


@dataclass(frozen=True, slots=True)
class Version:
    """Terms of a role, or of one person (then `role` is None), from a month on. Old versions stay."""

    id: int
    role: Role | None
    staff_id: int | None
    valid_from: Month
    terms: PayTerms


class TermsBook:
    """All versions of a department, to be asked which one is in force.

    >>> book = TermsBook([Version(1, Role.CALLER, None, Month(2026, 9), PayTerms()),
    ...     Version(2, None, 7, Month(2026, 11), PayTerms())])
    >>> [book.of(7, Role.CALLER, Month(2026, month)).id for month in (10, 11)], book.of(8, Role.CALLER, Month(2026, 8))
    ([1, 2], None)
    """

    def __init__(self, versions: Iterable[Version]) -> None:
        self._roles: dict[Role, list[Version]] = {}
        self._people: dict[int, list[Version]] = {}
        for version in sorted(versions, key=lambda one: (one.valid_from, one.id)):
            if version.staff_id is not None:
                self._people.setdefault(version.staff_id, []).append(version)
            elif version.role is not None:
                self._roles.setdefault(version.role, []).append(version)

    def of(self, staff_id: int, role: Role, month: Month) -> Version | None:
        """What pays a person for the work of a role in a month; None before the first terms.

        A person's own terms stand in place of the role's as a whole from the month they begin in, whatever later
        versions the role gets. Of two that begin in one month the later one counts.
        """
        return self.own(staff_id, month) or _in_force(self._roles.get(role, ()), month)

    def own(self, staff_id: int, month: Month) -> Version | None:
        """A person's own terms in a month, None while the roles' are theirs."""
        return _in_force(self._people.get(staff_id, ()), month)


def _in_force(versions: Iterable[Version], month: Month) -> Version | None:
    return next((one for one in reversed(list(versions)) if one.valid_from <= month), None)
