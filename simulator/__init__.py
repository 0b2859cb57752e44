"""A local Telegram: the Bot API over HTTP, phones on a page, a virtual clock, and faults on demand.

The bot runs against it unmodified; only the API's address, the token and the clock differ. See docs/simulator.md.
"""

from simulator.clock import VirtualClock
from simulator.model import Person
from simulator.server import Simulator

__all__ = ["Person", "Simulator", "VirtualClock"]
