"""Troubles on demand: what Telegram and the way to it do to a bot on a bad day."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

CALL_KINDS = ("429", "500", "502", "slow", "drop_before", "drop_after", "unauthorized", "unreachable")
UPDATE_KINDS = ("redeliver", "reorder", "undecodable")


class WrongFault(ValueError):
    """The fault asked for makes no sense; the message says why."""


@dataclass(slots=True)
class Fault:
    """A planned trouble and how often it has struck.

    It strikes the next `left` calls, or each call with probability `share`, or every call until `until`.
    """

    id: int
    kind: str
    methods: frozenset[str] | None
    """Method names in lower case; None for every method."""
    left: int | None
    share: float | None
    retry_after: int
    seconds: float
    until: float | None
    """Monotonic end of an unreachable spell."""
    struck: int = 0

    def shown(self) -> dict[str, Any]:
        """As the control API tells it."""
        return {
            "id": self.id,
            "kind": self.kind,
            "method": "*" if self.methods is None else sorted(self.methods),
            "left": self.left,
            "share": self.share,
            "struck": self.struck,
        }

    def is_over(self) -> bool:
        """Whether it will not strike again."""
        return self.left == 0 or (self.until is not None and time.monotonic() >= self.until)


class Faults:
    """The plan of troubles. Shares are drawn from a seeded generator, so that a run can be repeated."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._planned: list[Fault] = []
        self._next_id = 1

    def plan(self, wanted: Mapping[str, Any]) -> Fault:
        """Add a fault from its JSON form (docs/simulator.md, "Faults").

        Raises: WrongFault.
        """
        kind = str(wanted.get("kind"))
        if kind not in CALL_KINDS and kind not in UPDATE_KINDS:
            raise WrongFault(f"There is no fault {kind!r}. Known: {', '.join((*CALL_KINDS, *UPDATE_KINDS, 'limits'))}.")
        share, count = wanted.get("share"), wanted.get("count")
        if share is not None and (not isinstance(share, int | float) or not 0 <= share <= 1):
            raise WrongFault("A share lies between 0 and 1.")
        if count is not None and (not isinstance(count, int) or count < 1):
            raise WrongFault("A count is 1 or more.")
        if count is None and share is None and kind != "unreachable":
            count = 1
        seconds = float(wanted.get("seconds", 1.0))
        until = time.monotonic() + seconds if kind == "unreachable" and "seconds" in wanted else None
        fault = Fault(
            self._next_id,
            kind,
            _methods(wanted.get("method", "*")),
            left=count,
            share=None if share is None else float(share),
            retry_after=int(wanted.get("retry_after", 1)),
            seconds=seconds,
            until=until,
        )
        self._next_id += 1
        self._planned.append(fault)
        return fault

    def strike(self, method: str) -> Fault | None:
        """The fault that strikes this call, if any: the first planned one that applies. `method` in lower case."""
        for fault in self._planned:
            if fault.kind in UPDATE_KINDS or fault.is_over():
                continue
            if (fault.methods is None or method in fault.methods) and self._draw(fault):
                return fault
        return None

    def strike_update(self, kind: str) -> bool:
        """Whether a fault of this kind befalls the update at hand."""
        return any(fault.kind == kind and not fault.is_over() and self._draw(fault) for fault in self._planned)

    def shown(self) -> list[dict[str, Any]]:
        """Every fault planned since the last clearing, with how often each struck."""
        return [fault.shown() for fault in self._planned]

    def clear(self) -> None:
        """Forget all of them."""
        self._planned.clear()

    def _draw(self, fault: Fault) -> bool:
        if fault.share is not None and self._random.random() >= fault.share:
            return False
        if fault.left is not None:
            fault.left -= 1
        fault.struck += 1
        return True


def _methods(wanted: Any) -> frozenset[str] | None:
    names = [wanted] if isinstance(wanted, str) else wanted
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise WrongFault('A method is a name, a list of names, or "*" for all.')
    return None if "*" in names else frozenset(name.lower() for name in names)
