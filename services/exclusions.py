"""The exclusion list: clients and those who asked not to be called. Nobody calls them, nobody brings them in."""

from collections.abc import Sequence
from datetime import datetime

from domain.exclusions import ExclusionKind
from storage import departments, exclusions
from storage.transaction import Tx


def exclude_numbers(
    tx: Tx,
    department_id: int,
    kind: ExclusionKind,
    company: str,
    phones: Sequence[str],
    inn: str | None,
    added_by: int | None,
    now: datetime,
) -> int:
    """Put phones (E.164) and an ИНН on the list; how many of them are new on it. Checks no role: for others' use.

    Leads that have any of them leave the queue and everybody's hands at once: for a client in this department, for who
    asked not to be called in every one. A meeting that is booked still takes place, and a deal goes on.
    """
    added = exclusions.add(tx, department_id, kind, company, phones, inn, added_by, now)
    exclusions.take_out(tx, _reach(tx, department_id, kind), phones, [] if inn is None else [inn])
    return len(added)


def _reach(tx: Tx, department_id: int, kind: ExclusionKind) -> list[int]:
    """The departments in which an entry of this kind holds."""
    if kind is ExclusionKind.DO_NOT_CALL:
        return [department.id for department in departments.every(tx)]
    return [department_id]
