"""Every action of the restricted app, run wherever one can be, by a key or by its name."""

import asyncio
import inspect
from collections.abc import Callable
from datetime import date
from pathlib import Path

from textual.dom import DOMNode
from textual.pilot import Pilot

from tui.restricted_app import RestrictedApp
from tui.screens.main import MainScreen

PLACES = {
    "timeline": ["1"],
    "note": ["2"],
    "tracker": ["3"],
    "search": ["slash", *"tide"],
    "keys": ["question_mark"],
    "palette": ["ctrl+p", *"tide"],
    "capture": ["3", "n"],
    "editor": ["N"],
}
"""The keys that lead there from the timeline."""

NOT_RUN = {"leave", "quit", "pop_screen", "dismiss", "back"}
"""They end the app, or take its only screen away."""

Named = tuple[type[DOMNode], str]
"""What has an action, and its name."""


def actions_of(node: DOMNode) -> set[str]:
    """Return the actions that a node has without arguments."""
    methods = {
        name.partition("action_")[2]: getattr(node, name, None)
        for name in dir(node)
        if name.startswith(("action_", "_action_"))
    }
    return {action for action, method in methods.items() if callable(method) and not needs(method)}


def needs(method: Callable[..., object]) -> bool:
    """Whether a method has to be given arguments."""
    return any(
        parameter.default is parameter.empty
        and parameter.kind not in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
        for parameter in inspect.signature(method).parameters.values()
    )


def offered(app: RestrictedApp) -> list[Named]:
    """Return all actions that can be run from where one is, by a key or by their names."""
    bound = {(type(b.node), b.binding.action) for b in app.screen.active_bindings.values()}
    named = {(type(node), name) for node in chain(app) for name in actions_of(node)}
    return sorted(bound | named, key=str)


def chain(app: RestrictedApp) -> list[DOMNode]:
    """Return what has the keys, from the focus up to the app."""
    return (app.focused or app.screen).ancestors_with_self


def find(app: RestrictedApp, kind: type[DOMNode]) -> DOMNode | None:
    """Return the one of that type that has the keys."""
    return next((node for node in chain(app) if type(node) is kind), None)


async def go(app: RestrictedApp, pilot: Pilot[None], keys: list[str]) -> None:
    """Come from wherever one is to where these keys lead."""
    while not isinstance(app.screen, MainScreen):
        await app.pop_screen()
    await pilot.press("escape", "1", *keys)
    await pilot.pause()


def run_all(folder: Path) -> list[tuple[str, str]]:
    """Run every action, each where it is found first; return these places and the actions."""
    return asyncio.run(_run_all(folder))


async def _run_all(folder: Path) -> list[tuple[str, str]]:
    app = RestrictedApp(folder, me="callum", today=lambda: date(2019, 6, 26))
    ran: list[tuple[str, str]] = []
    done: set[Named] = set()
    async with app.run_test(size=(160, 48)) as pilot:
        while not (isinstance(app.screen, MainScreen) and app.screen.is_ready):
            await pilot.pause(0.05)
        for place, keys in PLACES.items():
            await go(app, pilot, keys)
            for kind, action in offered(app):
                if (kind, action) in done:
                    continue
                if not (node := find(app, kind)):
                    await go(app, pilot, keys)
                    node = find(app, kind)
                if node and action.rpartition(".")[2] not in NOT_RUN:
                    done.add((kind, action))
                    if await app.run_action(action, node):
                        ran.append((place, action))
                    await pilot.pause()
    return ran
