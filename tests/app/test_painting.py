"""What is drawn for an update is what Textual would draw, and no more than that."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.segment import Segment
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tests.app.glass import watched
from tests.app.slate import SIZES, Slate
from tests.app.test_lean_output import opened
from tui.lean_output import painting
from tui.lean_output.painting import SparingCompositor
from tui.lean_output.updates import strips
from tui.panes.bar import Bar
from tui.panes.framed import Framed


class Compared(SparingCompositor):
    """Has Textual draw every update too; and once before, as to draw a widget may change others."""

    updates = 0

    def render_partial_update(self) -> ChopsUpdate | None:
        dirty = self._dirty_regions.copy()
        Compositor.render_partial_update(self)
        self._dirty_regions = dirty.copy()
        ours = super().render_partial_update()
        self._dirty_regions = dirty
        theirs = Compositor.render_partial_update(self)
        assert painted(ours) == painted(theirs)
        Compared.updates += ours is not None
        return ours


def painted(update: ChopsUpdate | None) -> list[tuple[int, int, list[Segment]]]:
    """Return the segments of an update and where each strip begins."""
    return [(x, y, list(strip)) for x, y, strip in strips(update)] if update else []


@pytest.mark.parametrize("seed", range(4))
async def test_after_any_steps_the_same_is_painted(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("textual.screen.Compositor", Compared)
    monkeypatch.setattr(Compared, "updates", 0)
    slate = Slate(seed)
    slate.start_lean_output()
    async with watched(slate, SIZES[seed]) as watcher:
        for number in range(64):
            step = slate.chance.choice(slate.steps)
            step()
            await watcher.compare(f"step {number}, {step.__name__}")

    assert Compared.updates > 20


async def test_a_line_is_drawn_by_those_seen_on_it(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: Counter[str] = Counter()

    def counted(render_lines: Callable[[Any, Region], list[Strip]]) -> object:
        def count(widget: Widget, crop: Region) -> list[Strip]:
            drawn[type(widget).__name__] += crop.height
            return render_lines(widget, crop)

        return count

    async with opened(sample) as (person, watcher):
        await person.press("1", "g", "down")
        await watcher.compare("the timeline")
        for kind in (Widget, Framed, Bar):
            monkeypatch.setattr(kind, "render_lines", counted(kind.render_lines))
        timeline, compositor = person.main.timeline, person.main._compositor
        timeline.refresh_line(3)
        compositor.update_widgets({timeline})
        assert compositor.render_partial_update()

    assert drawn == {"Timeline": 1, "Bar": 1}


def test_this_textual_is_known() -> None:
    assert painting.IS_KNOWN


async def test_another_textual_paints_as_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(painting, "IS_KNOWN", False)
    monkeypatch.setattr(SparingCompositor, "_drawn", None)
    monkeypatch.setattr("textual.screen.Compositor", SparingCompositor)
    slate = Slate(0)
    async with watched(slate, (64, 16)) as watcher:
        slate.write()
        await watcher.compare("words")
