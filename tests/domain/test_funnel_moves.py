"""What becomes of a meeting and of a company, and what cannot."""

import pytest

from domain.funnel import LeadState, MeetingState, Outcome


@pytest.mark.parametrize(
    ("outcome", "held", "meeting", "lead"),
    [
        (Outcome.CONTRACT, True, MeetingState.HELD, LeadState.CLIENT),
        (Outcome.PROPOSAL, True, MeetingState.HELD, LeadState.DEAL),
        (Outcome.ANOTHER_MEETING, True, MeetingState.HELD, LeadState.DEAL),
        (Outcome.REFUSAL, True, MeetingState.HELD, LeadState.REFUSED),
        (Outcome.NO_SHOW, False, MeetingState.NO_SHOW, LeadState.REBOOK),
        (Outcome.POSTPONED, False, MeetingState.MOVED, LeadState.REBOOK),
        (Outcome.NOT_OURS, False, MeetingState.NOT_OURS, LeadState.REJECTED),
        (Outcome.TOOK_PLACE, True, MeetingState.HELD, LeadState.DEAL),
    ],
)
def test_what_follows_from_an_outcome(outcome: Outcome, held: bool, meeting: MeetingState, lead: LeadState) -> None:
    assert outcome.held is held
    assert outcome.meeting_state is meeting
    assert outcome.lead_state is lead


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_is_a_lawful_end_of_a_booked_meeting(outcome: Outcome) -> None:
    assert MeetingState.BOOKED.may_become(outcome.meeting_state)
    assert LeadState.MEETING.may_become(outcome.lead_state)


@pytest.mark.parametrize("ended", [state for state in MeetingState if state is not MeetingState.BOOKED])
def test_a_meeting_ends_once(ended: MeetingState) -> None:
    assert MeetingState.BOOKED.may_become(ended)
    assert not any(ended.may_become(state) for state in MeetingState)
    assert not MeetingState.BOOKED.may_become(MeetingState.BOOKED)


def test_a_meeting_can_be_booked_with_whom_none_is_ahead() -> None:
    bookable = {state for state in LeadState if state.bookable}
    assert bookable == {LeadState.NEW, LeadState.REBOOK, LeadState.DEAL, LeadState.REFUSED, LeadState.UNREACHED}


def test_a_client_leaves_the_cold_base() -> None:
    """Only a contract that is cancelled brings the company back, and then to its closer."""
    assert [state for state in LeadState if LeadState.CLIENT.may_become(state)] == [LeadState.DEAL]


def test_only_what_a_second_call_may_repeat_moves_to_where_it_stands() -> None:
    assert {state for state in LeadState if state.may_become(state)} == {LeadState.REFUSED, LeadState.UNREACHED}


def test_stored_words_fit_their_columns() -> None:
    assert max(map(len, (*MeetingState, *LeadState))) <= 16
    assert max(map(len, Outcome)) <= 32
