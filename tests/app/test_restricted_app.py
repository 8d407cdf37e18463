"""The restricted app has nothing that touches the host: it is absent, not just without a key."""

from functools import partial
from pathlib import Path

import pytest
from textual.app import App
from textual.geometry import Size

from tests.app.journey import journey
from tui.app import WeeknotesApp
from tui.restricted_app import HOST, MAX_SIZE, RestrictedApp
from tui.screens.palette import commands

TOUCHING = ("deliver", "open", "save", "screenshot", "suspend", "system", "process", "file")
"""Words in the names of what an application does to the machine that it runs on."""

HARMLESS = {
    "app_suspend_signal",
    "export_screenshot",
    "get_system_commands",
    "get_system_commands_provider",
}

restricted = partial(journey, kind=RestrictedApp)


def test_they_are_absent() -> None:
    app = RestrictedApp(Path())

    assert [name for name in HOST if hasattr(app, name) or hasattr(RestrictedApp, name)] == []
    assert [name for name in HOST if not hasattr(WeeknotesApp, name)] == []


def test_nothing_of_textuals_that_touches_the_host_is_forgotten() -> None:
    touching = {name for name in vars(App) if any(word in name for word in TOUCHING)}

    assert {name for name in touching if not name.startswith("_")} - HARMLESS == set(HOST)


async def test_an_action_of_that_name_is_none(sample: Path) -> None:
    async with restricted(sample) as person:
        ran = [
            action
            for name in HOST
            for action in (f"app.{name.removeprefix('action_')}", f"app.{name}")
            if await person.app.run_action(action)
        ]

    assert ran == []


async def test_the_palette_offers_only_what_keys_do_here(sample: Path) -> None:
    async with restricted(sample) as person:
        offered = [offer.name for offer in commands(person.app, person.main)]
        bound = [binding.tooltip for _, binding, *_ in person.main.active_bindings.values()]

    assert set(offered) - {"Choose the colours"} <= set(bound)


async def test_the_clipboard_is_the_persons_own(sample: Path) -> None:
    async with restricted(sample) as person:
        person.app.copy_to_clipboard("words")
        assert person.app.clipboard == "words"


@pytest.mark.parametrize("claimed", [(65_535, 65_535), (65_535, 24), (80, 65_535)])
async def test_a_terminal_is_drawn_no_larger_than_any_is(
    sample: Path, claimed: tuple[int, int]
) -> None:
    async with restricted(sample, size=claimed) as person:
        assert person.app.size == person.main.size
        assert person.app.size == (min(claimed[0], MAX_SIZE[0]), min(claimed[1], MAX_SIZE[1]))


async def test_one_that_is_made_larger_is_no_larger_either(sample: Path) -> None:
    async with restricted(sample) as person:
        await person.pilot.resize_terminal(65_535, 30)
        await person.until(lambda: person.main.size.height == 30)

        assert person.main.size == Size(MAX_SIZE.width, 30)


@pytest.mark.parametrize(
    ("kind", "setting", "minutes"),
    [
        (RestrictedApp, "", 60),
        (RestrictedApp, "idle_minutes = 5", 5),
        (RestrictedApp, "idle_minutes = 0", None),
        (WeeknotesApp, "", None),
        (WeeknotesApp, "idle_minutes = 90", 90),
    ],
)
async def test_how_long_it_waits_for_a_key_is_a_setting(
    sample: Path, kind: type[WeeknotesApp], setting: str, minutes: int | None
) -> None:
    file = sample.parent / "xdg/config/weeknotes/config.toml"
    file.parent.mkdir(parents=True)
    file.write_text(setting, encoding="utf-8")

    async with journey(sample, kind=kind) as person:
        waits = [timer._interval for timer in person.app._timers if timer.name == "idle"]

    assert waits == ([] if minutes is None else [(minutes - 1) * 60])
