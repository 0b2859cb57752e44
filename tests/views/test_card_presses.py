"""What comes back from a button is parsed strictly, whoever sent it."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.funnel import Outcome
from domain.imports import Purpose
from views.presses import (
    AcceptHandover,
    AnswerHandover,
    AskHandover,
    BookAgain,
    CallConsultants,
    ChooseImportPurpose,
    ChooseImportSegment,
    ChooseLanguage,
    ComeAlong,
    DecideAppeal,
    GiveHandover,
    Go,
    ImportDeed,
    Language,
    Open,
    OpenDeal,
    OpenHandover,
    OpenMeeting,
    Place,
    Press,
    ReportOutcome,
    ShowContract,
    StayAway,
    SteerImport,
    Verdict,
)

# A dataclass with slots is made twice; the second one is meant.
KINDS = list({kind.prefix: kind for kind in Press.__subclasses__()}.values())
LARGEST = 10**18 - 1
OF_ONE_THING = (
    OpenDeal,
    OpenHandover,
    AcceptHandover,
    AskHandover,
    AnswerHandover,
    GiveHandover,
    ShowContract,
    CallConsultants,
)
EVERY = [
    *(Go(place) for place in Place),
    *(Open(place) for place in Place),
    *(ReportOutcome(LARGEST, outcome) for outcome in Outcome),
    OpenMeeting(0),
    BookAgain(LARGEST),
    *(kind(LARGEST) for kind in OF_ONE_THING),
    *(ChooseImportPurpose(LARGEST, purpose) for purpose in Purpose),
    ChooseImportSegment(LARGEST, LARGEST),
    ComeAlong(LARGEST, LARGEST),
    StayAway(LARGEST, LARGEST),
    *(SteerImport(LARGEST, deed) for deed in ImportDeed),
    *(DecideAppeal(LARGEST, verdict) for verdict in Verdict),
    *(ChooseLanguage(language) for language in Language),
]


@pytest.mark.parametrize("press", EVERY, ids=lambda press: press.pack())
def test_it_comes_back_as_it_went(press: Press) -> None:
    assert type(press).parse(press.pack()) == press
    assert len(press.pack().encode()) <= 64


def test_no_two_presses_look_alike() -> None:
    assert len({kind.prefix for kind in KINDS}) == len(KINDS)
    for press in EVERY:
        assert [kind for kind in KINDS if kind.parse(press.pack()) is not None] == [type(press)]


@pytest.mark.parametrize(
    "data",
    [
        "", "out", "out:", "out:1", "out:1:", "out:1:contract:2", "out:-1:contract", "out:01:contract",
        "out:1e3:contract", "out:٣:contract", "out: 1:contract",
        "out:1:CONTRACT", "out:1:Outcome.CONTRACT", f"out:{10**18}:contract",
        "OUT:1:contract", "go:nowhere", "go", "lang:fr", "again:", "again:1:2", "meet:1\n",
    ],
)  # fmt: skip
def test_forged_data_is_no_press(data: str) -> None:
    assert all(kind.parse(data) is None for kind in KINDS)


@given(st.text(max_size=64))
def test_any_text_is_parsed_without_an_accident(data: str) -> None:
    for kind in KINDS:
        press = kind.parse(data)
        assert press is None or (press.pack() == data and len(fields(press)) == data.count(":"))
