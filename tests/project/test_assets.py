"""The program finds the files that it ships, wherever it was installed."""

from pathlib import Path

import pytest

from tui import assets


def test_in_a_checkout_they_lie_beside_the_package() -> None:
    root = Path(__file__).parents[2]

    assert assets.styles() == root / "styles"
    assert assets.sample_notes() == root / "sample_notes"


def test_in_an_installed_package_they_lie_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tui" / "styles").mkdir(parents=True)
    monkeypatch.setattr(assets, "PACKAGE", tmp_path / "tui")

    assert assets.styles() == tmp_path / "tui" / "styles"


def test_a_strange_folder_beside_an_installed_package_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "styles").mkdir()
    monkeypatch.setattr(assets, "PACKAGE", tmp_path / "tui")
    monkeypatch.setattr(assets, "CHECKOUT", tmp_path)

    with pytest.raises(assets.AssetsMissing, match="without its folder 'styles'"):
        assets.styles()
