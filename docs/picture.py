"""Draw the picture in the README: the app at 120×40 on the sample notes, as an SVG.

Run it from the checkout: `python docs/picture.py` (or `make picture`).
"""

import asyncio
import os
import shutil
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

CHECKOUT = Path(__file__).parent.parent
TODAY = date(2019, 6, 26)
SIZE = (120, 40)


async def draw(theme: str, size: tuple[int, int] = SIZE) -> str:
    """Open the sample notes as of their newest week; return what is seen as an SVG."""
    from tui import assets
    from tui.app import WeeknotesApp

    with TemporaryDirectory() as directory:
        folder = Path(directory) / "notes"
        shutil.copytree(assets.sample_notes(), folder)
        app = WeeknotesApp(
            folder,
            me="callum",
            cache_dir=Path(directory) / "cache",
            state_dir=Path(directory) / "state",
            today=lambda: TODAY,
        )
        async with app.run_test(size=size) as pilot:
            app.theme = theme
            main = app.screen
            while not main.is_ready:
                await pilot.pause()
            main.go("amara/2019-06-10.md")
            await pilot.pause()
            await app.workers.wait_for_complete(
                [worker for worker in app.workers if worker.group == "note"]
            )
            await pilot.pause()
            return app.export_screenshot(title="weeknotes")


def main() -> None:
    """Write the pictures of both themes beside this file, or into the folder that is named."""
    sys.path.insert(0, str(CHECKOUT))
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    with TemporaryDirectory() as nobody:
        for kind in ("CONFIG", "STATE", "CACHE"):
            os.environ[f"XDG_{kind}_HOME"] = nobody
        for theme in ("dark", "light"):
            picture = asyncio.run(draw(f"weeknotes-{theme}"))
            (target / f"weeknotes-{theme}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
