"""Textual's updates of the screen, sent as far as they differ from what the terminal shows."""

from collections.abc import Callable, Iterable, Iterator
from inspect import signature

from rich.color import ColorSystem
from rich.console import Console, RenderableType
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.app import App
from textual.strip import Strip

from tui.lean_output.picture import Picture

RELIED_UPON: tuple[tuple[Callable[..., object], str], ...] = (
    (App._display, "self screen renderable"),
    (CompositorUpdate.render_segments, "self console"),
    (LayoutUpdate, "strips region"),
    (ChopsUpdate, "chops spans chop_ends"),
    (Strip.render_ansi.__wrapped__, "cls style color_system"),
)
"""What is not promised by Textual, and how it is called."""

Update = LayoutUpdate | ChopsUpdate


def is_known_textual() -> bool:
    """Whether all that is relied upon is called as it was when this was written."""
    return all(" ".join(signature(it).parameters) == how for it, how in RELIED_UPON)


class LeanUpdate(CompositorUpdate):
    """An update that is sent in part; what is sent is decided when it is, as some never are."""

    def __init__(self, update: Update, render: Callable[[Update, Console], str]) -> None:
        self._update = update
        self._render = render

    def render_segments(self, console: Console) -> str:
        """Return what to send."""
        return self._render(self._update, console)

    def __rich__(self) -> RenderableType:
        """Return what Rich would show."""
        return self._update


def lean(renderable: RenderableType, render: Callable[[Update, Console], str]) -> LeanUpdate | None:
    """Return an update that `render` shortens, or None where Textual shows something else."""
    if isinstance(renderable, LayoutUpdate | ChopsUpdate):
        return LeanUpdate(renderable, render)
    return None


def size(update: Update) -> tuple[int, int]:
    """Return the width and height of the screen that an update is of, in cells."""
    if isinstance(update, LayoutUpdate):
        return update.region.right, update.region.bottom
    return update.chop_ends[0][-1], len(update.chops)


def draw(update: Update, picture: Picture, console: Console) -> str:
    """Return what to send for the terminal, which shows the picture, to show the update too."""
    colours = console._color_system or ColorSystem.TRUECOLOR  # as Textual has it
    for x, y, strip in strips(update):
        picture.put(x, y, strip, colours)
    return picture.sent()


def strips(update: Update) -> Iterable[tuple[int, int, Strip]]:
    """Return what an update is made of, each strip after the cell and the line of its start."""
    return _all(update) if isinstance(update, LayoutUpdate) else _in_spans(update)


def _all(update: LayoutUpdate) -> Iterator[tuple[int, int, Strip]]:
    for y, line in enumerate(update.strips, update.region.y):
        x = update.region.x
        for strip in line:
            yield x, y, strip
            x += strip.cell_length


def _in_spans(update: ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    """Return the strips that spans touch, in full; Textual cuts them, through wide letters too."""
    for y, left, right in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=True):
            if strip is not None and x < right and end > left:
                yield x, y, strip
