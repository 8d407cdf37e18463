"""The styles of widgets' parts are what Textual would make them, and are made once."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

from tests.app.test_lean_output import opened
from tui import restyling
from tui.restyling import SparingStylesheet

JOURNEY = ("1", "down", "enter", "tab", "3", "down", "m", "1", "enter", "o", "escape", "3", "slash")
"""Keys that lead from pane to pane, into a dialog and out of it."""


class Compared(SparingStylesheet):
    """Has Textual style every widget's parts too."""

    compared = 0

    def _process_component_classes(self, node: DOMNode) -> None:
        super()._process_component_classes(node)
        ours = rules_of(node)
        Stylesheet._process_component_classes(self, node)
        assert rules_of(node) == ours
        Compared.compared += 1


def rules_of(node: DOMNode) -> Mapping[str, RulesMap]:
    """Return the rules for each of a widget's component classes."""
    return {name: styles.base.get_rules() for name, styles in node._component_styles.items()}


async def test_wherever_one_goes_parts_are_styled_as_by_textual(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.SparingStylesheet", Compared)
    monkeypatch.setattr(Compared, "compared", 0)
    async with opened(sample) as (person, _):
        for theme in ("weeknotes-light", "weeknotes-dark"):
            person.app.theme = theme
            await person.press(*JOURNEY)
            person.main.toggle_class("-some-class")
            await person.press("escape", "1")

    assert Compared.compared > 100


async def test_going_back_and_forth_makes_no_style_anew(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[DOMNode] = []
    styled = Stylesheet._process_component_classes

    def count(stylesheet: Stylesheet, node: DOMNode) -> None:
        if node._get_component_classes():
            made.append(node)
        styled(stylesheet, node)

    async with opened(sample) as (person, _):
        await person.press("1", "3", "1", "3")
        monkeypatch.setattr(Stylesheet, "_process_component_classes", count)
        await person.press("1", "3")

    assert made == []


def test_this_textual_is_known() -> None:
    assert restyling.IS_KNOWN


async def test_another_textual_styles_as_it_does(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restyling, "IS_KNOWN", False)
    async with opened(sample) as (person, watcher):
        await person.press("3", "1")
        await watcher.compare("the timeline")
        assert person.main.timeline.get_component_styles("line-list--cursor").has_rule("background")
