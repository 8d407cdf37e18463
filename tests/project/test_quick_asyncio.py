"""asyncio is imported without TLS before the app, and nothing else is the worse for it."""

import subprocess
import sys

import pytest

FIRST = "from tui.quick_asyncio import import_asyncio; import_asyncio(); "


@pytest.mark.parametrize(
    "script",
    [
        "import sys, tui.app, tui.screens.main; assert not {'ssl', '_ssl'} & {*sys.modules}",
        "import asyncio; asyncio.run(asyncio.sleep(0))",
        "import ssl; ssl.create_default_context()",
    ],
)
def test_it_works_without_tls_which_can_be_had_all_the_same(script: str) -> None:
    subprocess.run([sys.executable, "-c", FIRST + script], check=True)


def test_what_is_there_already_is_let_be() -> None:
    script = f"import asyncio, ssl; {FIRST} import sys; assert sys.modules['ssl'] is ssl"
    subprocess.run([sys.executable, "-c", script], check=True)
