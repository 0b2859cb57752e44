"""A transaction as the house sees it: a plain function runs whole inside one, in a database thread."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Generic, TypeVar, get_type_hints

from pydantic import TypeAdapter
from sqlalchemy import Connection, CursorResult, Executable, Row, Table, select, update
from sqlalchemy.dialects.postgresql import insert

from storage.tables import receipt as receipts

R = TypeVar("R")

# What a transaction says it has left for others to do, once it is committed.
OUTBOX = "outbox"
INBOX = "inbox"


class Tx:
    """A transaction in progress. It lives in a database thread, so nothing done with it can wait for the network."""

    __slots__ = ("_connection", "left", "receipt")

    def __init__(self, connection: Connection, receipt: str | None = None) -> None:
        self._connection = connection
        self.receipt = receipt
        self.left: set[str] = set()

    def execute(
        self, statement: Executable, values: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None
    ) -> CursorResult[Any]:
        """Run a statement; a list of values runs it once for each."""
        return self._connection.execute(statement, values)  # type: ignore[return-value,unused-ignore]  # Core statements give cursor results

    def all(self, statement: Executable, values: Mapping[str, Any] | None = None) -> Sequence[Row[Any]]:
        """Every row."""
        return self._connection.execute(statement, values).all()

    def first(self, statement: Executable, values: Mapping[str, Any] | None = None) -> Row[Any] | None:
        """The first row, or None."""
        return self._connection.execute(statement, values).first()

    def scalar(self, statement: Executable, values: Mapping[str, Any] | None = None) -> Any:
        """The first column of the first row, or None."""
        return self._connection.execute(statement, values).scalar()

    def pour(
        self, table: Table, same: Mapping[str, Any], columns: Sequence[str], rows: Iterable[Sequence[Any]]
    ) -> None:
        """Insert many rows at half the cost of `execute`, which looks at every value anew.

        `same` are the columns that all rows share; `rows` have the others in the order of `columns`, as plain texts
        and whole numbers.
        """
        dialect = self._connection.dialect
        shared = []
        for name, value in same.items():
            processor = table.c[name].type.dialect_impl(dialect).bind_processor(dialect)
            shared.append(processor(value) if processor is not None else value)
        names = ", ".join((*columns, *same))
        marks = ", ".join(["?" if dialect.paramstyle == "qmark" else "%s"] * (len(columns) + len(same)))
        whole = [(*row, *shared) for row in rows]
        if whole:
            self._connection.exec_driver_sql(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", whole)

    def leave(self, work: str) -> None:
        """Name work this transaction leaves behind; its listeners are called after the commit."""
        self.left.add(work)


_LOCK_ROWS: set[Callable[..., Any]] = set()
F = TypeVar("F", bound=Callable[..., Any])


def locks_rows(function: F) -> F:
    """Mark a use case that locks every row it decides by: on Postgres it runs READ COMMITTED, so that many at once
    pass one another by instead of being run again."""
    _LOCK_ROWS.add(function)
    return function


_CLAIM = insert(receipts).on_conflict_do_nothing(index_elements=["key"]).returning(receipts.c.key)
_READ = select(receipts.c.result)


@cache
def _result_type(function: Callable[..., Any]) -> TypeAdapter[Any]:
    return TypeAdapter(get_type_hints(function)["return"])


@dataclass(slots=True)
class Job(Generic[R]):
    """A function waiting for its transaction, with its receipt when it is a use case."""

    function: Callable[..., R]
    arguments: tuple[Any, ...]
    receipt: str | None = None
    left: set[str] = field(default_factory=set)

    @property
    def locks_rows(self) -> bool:
        """Whether the function is right without a snapshot."""
        return self.function in _LOCK_ROWS

    def run(self, connection: Connection) -> R:
        """Run inside the open transaction: a receipt already written gives its result back instead (law 3)."""
        tx = Tx(connection, self.receipt)
        result = self.function(tx, *self.arguments) if self.receipt is None else self._once(tx, self.receipt)
        self.left = tx.left
        return result

    def _once(self, tx: Tx, key: str) -> R:
        adapter = _result_type(self.function)
        # Claimed before the work: on Postgres a second delivery of the same action waits here for the first one's
        # commit and then reads its result, rather than running into its constraints.
        if tx.scalar(_CLAIM, {"key": key}) is None:
            stored = tx.scalar(_READ.where(receipts.c.key == key))
            return adapter.validate_json(stored if stored is not None else "null")  # type: ignore[no-any-return]
        result = self.function(tx, *self.arguments)
        if result is not None:
            tx.execute(update(receipts).where(receipts.c.key == key).values(result=adapter.dump_json(result).decode()))
        return result
