"""asyncio without TLS, which nobody here speaks."""

import sys


def import_asyncio() -> None:
    """Import asyncio as where Python was built without OpenSSL, for which it allows.

    To be called before Textual is imported, without effect afterwards. Saves 1.4 MB a session, and
    9 ms of its start. `ssl` itself can be imported as ever from then on.
    """
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # Python's way to say that there is none
    try:
        import asyncio  # noqa: F401
    finally:
        del sys.modules["ssl"]
