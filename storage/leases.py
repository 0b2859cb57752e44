"""Until when a process has something to itself, by the database's own clock.

Replicas' clocks differ, a rehearsal's clock jumps by months, and a machine's may be set back by hours: by any of them a
lease would lapse in its owner's hands, or outlive a dead owner by hours.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Float, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from storage.columns import Instant


class from_now(FunctionElement[datetime]):  # reads as the SQL function it is
    """The moment a while from now."""

    name = "from_now"
    type = Instant()
    inherit_cache = True

    def __init__(self, ahead: timedelta = timedelta()) -> None:
        super().__init__(literal(ahead.total_seconds(), Float))


@compiles(from_now, "postgresql")
def _on_postgres(element: from_now, compiler: SQLCompiler, **options: Any) -> str:
    return f"clock_timestamp() + make_interval(secs => {compiler.process(element.clauses, **options)})"


@compiles(from_now, "sqlite")
def _on_sqlite(element: from_now, compiler: SQLCompiler, **options: Any) -> str:
    # In the form SQLAlchemy stores instants in: microseconds.
    ahead = compiler.process(element.clauses, **options)
    return f"strftime('%Y-%m-%d %H:%M:%f000', 'now', {ahead} || ' seconds')"
