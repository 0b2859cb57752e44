"""The journal: every call a bot made, and which refusals nobody expected."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from simulator.clock import iso

CALLS_KEPT = 50_000
REFUSALS_KEPT = 1_000


@dataclass(frozen=True, slots=True)
class Call:
    """One call. `fault` names the planned trouble that struck it, `ms` is how long it took here, in real time."""

    n: int
    at: datetime
    method: str
    params: Mapping[str, Any]
    ok: bool
    error_code: int | None
    description: str | None
    fault: str | None
    ms: float

    def shown(self) -> dict[str, Any]:
        """As the control API tells it."""
        return {
            "n": self.n,
            "at": iso(self.at),
            "method": self.method,
            "params": self.params,
            "ok": self.ok,
            "error_code": self.error_code,
            "description": self.description,
            "fault": self.fault,
            "ms": round(self.ms, 3),
        }


@dataclass(slots=True)
class Expectation:
    """A refusal a test provokes on purpose."""

    method: str | None
    description: str
    left: int | None

    def meets(self, method: str, description: str) -> bool:
        """Whether this is the refusal meant."""
        wanted = self.method is None or self.method.lower() == method.lower()
        return wanted and self.left != 0 and self.description.lower() in description.lower()


class Journal:
    """Bounded: the oldest calls are forgotten, numbers go on."""

    def __init__(self) -> None:
        self._calls: deque[Call] = deque(maxlen=CALLS_KEPT)
        self._unexpected: deque[Call] = deque(maxlen=REFUSALS_KEPT)
        self._expected: list[Expectation] = []
        self.count = 0
        """Calls so far."""
        self.busy = 0
        """Calls other than getUpdates being handled right now."""
        self.deeds = 0
        """Calls so far other than getUpdates: grows whenever the bot does something."""

    def write(
        self,
        at: datetime,
        method: str,
        params: Mapping[str, Any],
        *,
        error_code: int | None = None,
        description: str | None = None,
        fault: str | None = None,
        excused: bool = False,
        ms: float = 0.0,
    ) -> None:
        """Note one call; a refusal that is neither planned, expected nor `excused` counts as unexpected."""
        self.count += 1
        ok = error_code is None
        call = Call(self.count, at, method, params, ok, error_code, description, fault, ms)
        self._calls.append(call)
        if not ok and fault is None and not excused and not self._was_expected(method, description or ""):
            self._unexpected.append(call)

    def expect(self, description: str, method: str | None = None, count: int | None = None) -> None:
        """From now on refusals with this in their text are expected, `count` times or always."""
        self._expected.append(Expectation(method, description, count))

    def calls(self, since: int = 0, method: str | None = None, limit: int | None = None) -> list[Call]:
        """Calls with numbers above `since`, oldest first; the last `limit` of them."""
        wanted = method.lower() if method else None
        found = [call for call in self._calls if call.n > since and (wanted is None or call.method.lower() == wanted)]
        return found if limit is None else found[-limit:] if limit > 0 else []

    def unexpected(self) -> list[Call]:
        """Refusals nobody expected."""
        return list(self._unexpected)

    def forget_refusals(self) -> None:
        """Begin anew: nothing unexpected so far, nothing expected."""
        self._unexpected.clear()
        self._expected.clear()

    def _was_expected(self, method: str, description: str) -> bool:
        for expectation in self._expected:
            if expectation.meets(method, description):
                if expectation.left is not None:
                    expectation.left -= 1
                return True
        return False
