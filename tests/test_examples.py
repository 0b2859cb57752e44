"""Every example in a docstring of the pure rooms is true."""

import doctest
import importlib
import pkgutil
from types import ModuleType

import pytest

import domain
import simulator
import tables
import views

ROOMS = (domain, views, tables, simulator)


def _modules(room: ModuleType) -> list[str]:
    return [
        found.name
        for found in pkgutil.walk_packages(room.__path__, f"{room.__name__}.")
        if "__main__" not in found.name
    ]


@pytest.mark.parametrize("name", [name for room in ROOMS for name in _modules(room)])
def test_examples(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
