"""Whether a terminal can be drawn on at all, before anything is."""

from collections.abc import Mapping

UNABLE = frozenset({"dumb", "unknown", "network", "dialup", "emacs", "plugboard", "switch"})
"""The names in terminfo of what has no cursor to move.

Names that terminfo does not know are taken on trust: hosts are behind their users' terminals.
"""


def refusal(environ: Mapping[str, str]) -> str:
    """Return why a terminal of this kind can't show the app; empty where it can."""
    kind = environ.get("TERM", "")
    if not kind:
        why = "TERM is not set, so that nothing is known of this terminal."
    elif kind.partition("-")[0] in UNABLE:
        why = f"a terminal of the kind that TERM names, {kind}, can't be drawn on."
    else:
        return ""
    return f"{why} If it can, set TERM to its name, such as xterm-256color."
