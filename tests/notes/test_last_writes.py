"""What is written before the program ends, whatever fails beside it."""

import pytest

from tui.notes.writing import last_writes


def test_everything_that_waits_is_written_once() -> None:
    written: list[str] = []
    last_writes.before_end(one := lambda: written.append("one"))
    last_writes.before_end(one)
    last_writes.before_end(lambda: written.append("other"))

    last_writes.write_all()
    last_writes.write_all()

    assert sorted(written) == ["one", "other"]


def test_what_is_written_already_is_not_written_at_the_end() -> None:
    written: list[str] = []
    last_writes.before_end(write := lambda: written.append("one"))

    last_writes.no_longer(write)
    last_writes.no_longer(write)
    last_writes.write_all()

    assert not written


def test_a_fault_of_one_does_not_keep_the_others() -> None:
    written: list[str] = []

    def fail() -> None:
        raise OSError("no space")

    last_writes.before_end(lambda: written.append("one"))
    last_writes.before_end(fail)
    last_writes.before_end(lambda: written.append("other"))

    with pytest.raises(OSError, match="no space"):
        last_writes.write_all()

    assert sorted(written) == ["one", "other"]
