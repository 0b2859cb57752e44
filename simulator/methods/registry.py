"""The table of methods: Telegram's name, what it does, whether it says something into a chat."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from simulator.params import Params
from simulator.world import World

Perform = Callable[[World, Params], Any]


@dataclass(frozen=True, slots=True)
class Method:
    """A method of the Bot API."""

    name: str
    perform: Callable[[World, Params], Any | Awaitable[Any]]
    speaks: bool
    """Counts against the limits of messages per second."""


METHODS: dict[str, Method] = {}
"""By name in lower case: Telegram does not mind the case."""


def method(name: str, *, speaks: bool = False) -> Callable[[Perform], Perform]:
    """Register a function as the method of this name. It returns the `result` or raises Refusal."""

    def register(perform: Perform) -> Perform:
        METHODS[name.lower()] = Method(name, perform, speaks)
        return perform

    return register
