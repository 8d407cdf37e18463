"""What moves leaves no traces where it was, whoever asks for a place on the way."""

import asyncio
from pathlib import Path

from tests.app.test_lean_output import opened


async def test_what_moves_after_somebody_asked_where_it_is_going(sample: Path) -> None:
    async with opened(sample) as (person, watcher):
        main, glass = person.main, watcher.glass.screen
        person.app.notify("Here I am.")
        await watcher.compare("a message")
        message = main.query_one("Toast")
        start = message.region

        message.styles.offset = (0, -9)
        while not main._layout_required:  # noqa: ASYNC110  # nobody tells of it
            await asyncio.sleep(0)
        main._compositor.update_widgets({main.writing})  # as the screen does with what is not seen
        assert message.region.y == start.y - 9
        await watcher.compare("the message further up")
        there = [glass.cells(line) for line in range(40)]
        person.app.forget_terminal()
        await watcher.compare("all drawn anew")

        assert [glass.cells(line) for line in range(40)] == there
