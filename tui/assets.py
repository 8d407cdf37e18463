"""The files that the program ships besides its code, in a wheel and in a checkout."""

from pathlib import Path

PACKAGE = Path(__file__).parent
CHECKOUT = PACKAGE.parent


class AssetsMissing(FileNotFoundError):
    """Part of the program was not installed."""


def styles() -> Path:
    """Return the folder of stylesheets; raise `AssetsMissing` where it was not installed."""
    return _folder("styles")


def sample_notes() -> Path:
    """Return the folder of notes for `demo`; raise `AssetsMissing` where it was not installed."""
    return _folder("sample_notes")


def _folder(name: str) -> Path:
    inside = PACKAGE / name
    if inside.is_dir():
        return inside
    beside = CHECKOUT / name
    # Beside an installed package lie other people's packages: only a checkout has this file.
    if (CHECKOUT / "pyproject.toml").is_file() and beside.is_dir():
        return beside
    raise AssetsMissing(
        f"weeknotes is installed without its folder '{name}', looked for at {inside}: "
        "install it again."
    )
