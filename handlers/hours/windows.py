"""The windows of hours, share and turn, top to bottom as they are seen."""

from aiogram.fsm.state import State
from aiogram_dialog.widgets.kbd import Row

from handlers.hours import actions, getters
from handlers.states import Hours, Turn
from handlers.widgets import Act, Choices, Label, MenuButton, Screen, Shown, Text, To, Typed
from services.closers import Setting


def _setting(setting: Setting, state: State, question: str, width: int) -> Screen:
    return Screen(
        Shown("title"),
        Shown("hours"),
        Text(question),
        Choices(setting.value, "values", actions.give(setting), width=width),
        Act(Label("hours-as-department"), f"default_{setting}", actions.as_department(setting), when="own"),
        Row(To(Label("back"), Hours.hours), MenuButton()),
        state=state,
        getter=getters.setting(setting),
    )


HOURS = (
    Screen(
        Shown("title"),
        Shown("hours"),
        Shown("outside"),
        Choices("setting", "settings", actions.pick_setting, width=2),
        To(Label("hours-share"), Hours.share, when="directs"),
        Row(Act(Label("hours-to-person"), "person", actions.to_person, when="of_another"), MenuButton()),
        state=Hours.hours,
        getter=getters.hours,
    ),
    _setting(Setting.OPENS, Hours.opens, "hours-opens", width=3),
    _setting(Setting.CLOSES, Hours.closes, "hours-closes", width=3),
    _setting(Setting.MEETING, Hours.meeting, "hours-length", width=3),
    _setting(Setting.TRAVEL, Hours.travel, "hours-way", width=3),
    Screen(
        Shown("title"),
        Text("hours-weekdays"),
        Choices("weekday", "weekdays", actions.tick_day_off, width=3),
        Row(To(Label("back"), Hours.hours), MenuButton()),
        state=Hours.days_off,
        getter=getters.days_off,
    ),
    Screen(
        Text("share-title"),
        Shown("share"),
        Choices("part", "parts", actions.pick_part_of_share, width=2),
        Row(To(Label("back"), Hours.hours), MenuButton()),
        state=Hours.share,
        getter=getters.share,
    ),
    Screen(
        Text("share-title"),
        Text("share-weights"),
        Choices("weight", "weights", actions.pick_weight, width=2),
        Row(To(Label("back"), Hours.share), MenuButton()),
        state=Hours.weight,
        getter=getters.share,
    ),
    Screen(
        Text("share-title"),
        Shown("question"),
        Choices("segment", "segments", actions.tick_segment),
        Row(To(Label("back"), Hours.share), MenuButton()),
        state=Hours.segments,
        getter=getters.share,
    ),
    Screen(
        Text("share-title"),
        Shown("cities"),
        Text("share-cities"),
        Act(Label("share-cities-none"), "no_cities", actions.no_cities, when="any_cities"),
        Row(To(Label("back"), Hours.share), MenuButton()),
        Typed(actions.read_cities),
        state=Hours.cities,
        getter=getters.share,
    ),
)

TURN = (
    Screen(
        Text("turn-title"),
        Shown("turn"),
        Text("turn-rules"),
        Choices("mode", "modes", actions.pick_turn, width=2),
        MenuButton(),
        state=Turn.mode,
        getter=getters.turn,
    ),
)
