"""Signed contracts."""

from datetime import date

from sqlalchemy import insert

from domain.money import Money
from storage.tables import contract
from storage.transaction import Tx

_ADD = insert(contract).returning(contract.c.id)


def add(
    tx: Tx, department_id: int, meeting_id: int, closer_id: int, number: str, amount: Money, signed_on: date
) -> int:
    """A contract; its id. A meeting brings one at most."""
    values = {
        "department_id": department_id,
        "meeting_id": meeting_id,
        "closer_id": closer_id,
        "number": number,
        "amount": amount,
        "signed_on": signed_on,
    }
    return tx.scalar(_ADD, values)  # type: ignore[no-any-return]  # an Id
