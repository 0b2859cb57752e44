"""A director's windows about segments, top to bottom as they are seen."""

from aiogram.fsm.state import State
from aiogram_dialog.api.internal import Widget
from aiogram_dialog.widgets.kbd import Row

from handlers.director import segments, segments_getters
from handlers.states import Segments
from handlers.widgets import Act, Choices, Label, MenuButton, Pager, Screen, Shown, Text, To, Typed
from handlers.widgets.screen import Getter


def _step(
    state: State, question: Widget, *answers: Widget, getter: Getter = segments_getters.step, shown: bool = True
) -> Screen:
    """A question; the way back is to the question before, or to the whole."""
    assert state.state is not None
    name = f"back_{state.state.split(':')[-1]}"
    top = [Shown("segment")] if shown else []
    back = Row(Act(Label("segment-step-back"), name, segments.back), MenuButton())
    return Screen(*top, question, *answers, back, state=state, getter=getter)


def _parts() -> tuple[Widget, ...]:
    """Buttons to each part of a segment."""
    return (
        Row(To(Label("segment-edit-task"), Segments.task), To(Label("segment-edit-name"), Segments.name)),
        Row(
            To(Label("segment-edit-rate"), Segments.rate),
            To(Label("segment-edit-target"), Segments.target),
            To(Label("segment-edit-deadline"), Segments.deadline),
        ),
    )


SEGMENTS = (
    Screen(
        Shown("title"),
        Shown("hint"),
        Choices("segment", "segments", segments.pick),
        Pager("segments", segments.turn),
        Act(Label("segment-new"), "new", segments.begin, when="open"),
        Act(Label("segments-show-closed"), "show_closed", segments.turn_over, when="has_closed"),
        Act(Label("segments-show-open"), "show_open", segments.turn_over, when="closed"),
        MenuButton(),
        state=Segments.list,
        getter=segments_getters.listed,
    ),
    Screen(
        Shown("notice"),
        Shown("segment"),
        Shown("state"),
        Shown("progress"),
        *_parts(),
        Row(
            Act(Label("segment-edit-collectors"), "edit_collectors", segments.edit_collectors),
            To(Label("segment-edit-script"), Segments.script),
        ),
        Row(
            Act(Label("segment-up"), "up", segments.call_sooner, when="sooner"),
            Act(Label("segment-down"), "down", segments.call_later, when="later"),
        ),
        Act(Label("segment-close"), "close", segments.close, when="open"),
        Act(Label("segment-reopen"), "reopen", segments.reopen, when="closed"),
        Row(To(Label("segments-back"), Segments.list), MenuButton()),
        state=Segments.segment,
        getter=segments_getters.segment,
    ),
    _step(Segments.task, Text("segment-ask-task"), Typed(segments.read_task)),
    _step(Segments.name, Text("segment-ask-name"), Typed(segments.read_name), shown=False),
    _step(
        Segments.rate,
        Text("segment-ask-rate"),
        Choices("rate", "rates", segments.pick_rate, width=2),
        Choices("no_rate", "no_rate", segments.pick_rate),
        Typed(segments.read_typed_rate),
    ),
    _step(
        Segments.target,
        Text("segment-ask-target"),
        Choices("target", "targets", segments.pick_target, width=2),
        Choices("no_target", "no_target", segments.pick_target),
        Typed(segments.read_typed_target),
    ),
    _step(
        Segments.deadline,
        Text("segment-ask-deadline"),
        Choices("deadline", "deadlines", segments.pick_deadline),
        Choices("no_deadline", "no_deadline", segments.pick_deadline),
        Typed(segments.read_typed_deadline),
    ),
    _step(
        Segments.collectors,
        Shown("question"),
        Choices("collector", "collectors", segments.tick_collector),
        Act(Label("segment-ready"), "give", segments.give),
        getter=segments_getters.collectors,
        shown=False,
    ),
    _step(
        Segments.script,
        Text("segment-ask-script"),
        Act(Label("segment-no-script"), "no_script", segments.no_script),
        Typed(segments.read_script),
    ),
    Screen(
        Text("segment-check"),
        Shown("segment"),
        Act(Label("segment-create"), "create", segments.create),
        *_parts(),
        Row(
            To(Label("segment-edit-collectors"), Segments.collectors),
            To(Label("segment-edit-script"), Segments.script),
        ),
        Row(To(Label("segments-back"), Segments.list), MenuButton()),
        state=Segments.check,
        getter=segments_getters.whole,
    ),
)
