"""Changes by other programs are noticed, whatever becomes of the folder."""

import os
import queue
import resource
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest

from tui.notes.store.mounts import network_filesystem
from tui.notes.store.watch import Pace, Watch

PROJECT = Path(__file__).parents[2]
EVERYTHING = None


class Followed:
    """A folder under watch, and what is reported of it."""

    def __init__(self, root: Path, *, rescan: float = 60.0, poll: float = 5.0) -> None:
        self.root = root
        self.reports: queue.Queue[frozenset[str] | None] = queue.Queue()
        self.told: queue.Queue[str] = queue.Queue()
        self.watch = Watch(root, self.reports.put, told=self.told.put, rescan=rescan, poll=poll)

    def next(self) -> frozenset[str] | None:
        return self.reports.get(timeout=10)

    def until_everything(self) -> None:
        while self.next() is not EVERYTHING:
            pass

    def change_until_reported(self, path: str) -> set[str]:
        """Change a file until that is reported by its path, and return all paths reported.

        When folders come and go, nobody can know how often everything is looked at meanwhile.
        """
        reported: set[str] = set()
        for attempt in range(50):
            (self.root / path).write_text("x" * attempt)
            with suppress(queue.Empty):
                while path not in reported:
                    reported |= self.reports.get(timeout=0.2) or set()
                return reported
        raise AssertionError(f"{path} was never reported")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "notes"
    (root / "ada").mkdir(parents=True)
    (root / "ada" / "old.md").write_text("old")
    return root


@pytest.fixture
def followed(root: Path) -> Iterator[Followed]:
    """A folder whose watch is in place."""
    followed = Followed(root)
    followed.watch.start()
    assert followed.next() is EVERYTHING
    yield followed
    followed.watch.stop()


def write_as_vim_does(path: Path) -> None:
    path.rename(path.with_name(f"{path.name}~"))
    path.write_text("new")
    path.with_name(f"{path.name}~").unlink()


def write_as_we_do(path: Path) -> None:
    temporary = path.with_name(".weeknotes-0123456789abcdef.tmp")
    temporary.write_text("new")
    temporary.replace(path)


CHANGES: list[tuple[str, Callable[[Path], object]]] = [
    ("ada/new.md", lambda path: path.write_text("new")),
    ("ada/old.md", lambda path: path.write_text("new")),
    ("ada/old.md", lambda path: path.touch()),
    ("ada/old.md", lambda path: path.unlink()),
    ("ada/old.md", lambda path: path.rename(path.with_name("old.txt"))),
    ("ada/old.md", write_as_vim_does),
    ("ada/old.md", write_as_we_do),
    ("top.MARKDOWN", lambda path: path.write_text("new")),
    (".weeknotes.toml", lambda path: path.write_text("day_first = true")),
]


@pytest.mark.parametrize(("path", "change"), CHANGES)
def test_a_change_of_a_note_is_reported_by_its_path(
    followed: Followed, path: str, change: Callable[[Path], object]
) -> None:
    change(followed.root / path)

    assert followed.next() == frozenset({path})


def test_a_change_is_reported_soon(followed: Followed) -> None:
    delays = []
    for _ in range(5):
        before = time.monotonic()
        (followed.root / "ada" / "old.md").write_text("new")
        assert followed.next() == frozenset({"ada/old.md"})
        delays.append(time.monotonic() - before)

    assert min(delays) < 0.75


def test_what_is_no_note_is_not_reported(followed: Followed) -> None:
    (followed.root / "image.png").touch()
    (followed.root / ".git").mkdir()
    (followed.root / ".git" / "x.md").touch()
    (followed.root / ".hidden.md").touch()
    (followed.root / "x.md~").touch()
    (followed.root / "last.md").touch()

    assert followed.next() == frozenset({"last.md"})


def test_a_note_is_reported_while_it_is_being_written_without_end(followed: Followed) -> None:
    enough = threading.Event()

    def write() -> None:
        with (followed.root / "ada" / "old.md").open("w") as file:
            while not enough.wait(0.01):
                print("more", file=file, flush=True)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert followed.next() == followed.next() == frozenset({"ada/old.md"})
    finally:
        enough.set()
        writer.join()


@pytest.mark.parametrize("copy", ["old.sync-conflict-20190612-101112-A.md", "old.md.orig"])
def test_a_conflict_copy_is_a_reason_to_look_at_everything(followed: Followed, copy: str) -> None:
    (followed.root / "ada" / copy).touch()

    assert followed.next() is EVERYTHING


def test_a_thousand_notes_at_once_are_a_reason_to_look_at_everything(followed: Followed) -> None:
    store = followed.root / ".store"
    store.mkdir()
    names = [f"{number}.md" for number in range(1000)]
    for name in names:
        (store / name).touch()
    reported: frozenset[str] | None = frozenset()

    # Again and again, for on a busy machine they may not all get into one batch.
    for here, there in [(store, followed.root), (followed.root, store)] * 5:
        for name in names:
            (here / name).rename(there / name)
        reported = followed.next()
        if reported is EVERYTHING:
            break

    assert reported is EVERYTHING


class TestPace:
    """Seconds between two reports, with changes that come at a rate."""

    def spacings(self, *, every: float, changes: int) -> list[float]:
        """Return the seconds between the reports of changes that come one by one."""
        pace, reports = Pace(lambda: 0.5), []
        now = 0.0
        for number in range(changes):
            now = max(now, number * every)
            now += pace.rest(now)
            reports.append(now)
        return [round(later - earlier, 3) for earlier, later in pairwise(reports)]

    def test_the_first_change_is_reported_at_once(self) -> None:
        assert Pace(lambda: 0.5).rest(100.0) == 0

    def test_changes_with_some_calm_between_them_are_reported_at_once(self) -> None:
        assert self.spacings(every=3, changes=20) == [3] * 19

    def test_the_longer_changes_keep_coming_the_rarer_they_are_reported(self) -> None:
        spacings = self.spacings(every=0.1, changes=30)

        assert spacings == sorted(spacings)
        assert spacings[-1] == 5

    @pytest.mark.parametrize(("cost", "spacing"), [(0.001, 0.08), (0.02, 1.6), (0.05, 4), (9, 5)])
    def test_the_more_a_report_has_cost_the_longer_the_next_one_waits(
        self, cost: float, spacing: float
    ) -> None:
        pace = Pace(lambda: 0.5)
        assert pace.rest(100.0) == 0
        pace.spent(cost)

        assert pace.rest(100.0) == pytest.approx(spacing)

    def test_after_some_calm_a_dear_report_delays_nothing(self) -> None:
        pace = Pace(lambda: 0.5)
        pace.rest(100.0)
        pace.spent(9.0)

        assert pace.rest(103.0) == 0

    def test_after_some_calm_it_begins_anew(self) -> None:
        pace = Pace(lambda: 0.5)
        for _ in range(20):
            pace.rest(0.0)

        assert pace.rest(1000.0) == 0
        assert pace.rest(1000.0) < 0.1

    def test_no_two_sessions_keep_time_with_each_other(self) -> None:
        early, late = Pace(lambda: 0.0), Pace(lambda: 1.0)
        for pace in (early, late):
            pace.rest(100.0)
            pace.spent(0.02)

        assert early.rest(100.0) == pytest.approx(1.2)
        assert late.rest(100.0) == pytest.approx(2.0)

    def test_one_change_after_the_other_is_reported_all_the_same(self, followed: Followed) -> None:
        for number in range(5):
            (followed.root / "ada" / f"{number}.md").touch()
            assert followed.next() == frozenset({f"ada/{number}.md"})


class TestFolders:
    def test_notes_in_a_new_folder_are_followed(self, followed: Followed) -> None:
        (followed.root / "grace" / "2019").mkdir(parents=True)
        (followed.root / "grace" / "2019" / "first.md").touch()
        followed.until_everything()

        followed.change_until_reported("grace/2019/second.md")

    def test_notes_in_a_renamed_folder_are_followed(self, followed: Followed) -> None:
        (followed.root / "ada").rename(followed.root / "grace")
        followed.until_everything()

        followed.change_until_reported("grace/old.md")

    def test_a_folder_that_is_deleted_is_a_reason_to_look(self, followed: Followed) -> None:
        shutil.rmtree(followed.root / "ada")

        followed.until_everything()

    def test_links_are_not_followed(self, root: Path, tmp_path: Path) -> None:
        (tmp_path / "outside").mkdir()
        (root / "link").symlink_to(tmp_path / "outside")
        followed = Followed(root)
        followed.watch.start()
        assert followed.next() is EVERYTHING

        (tmp_path / "outside" / "theirs.md").touch()
        (root / "ours.md").touch()

        assert followed.next() == frozenset({"ours.md"})
        followed.watch.stop()

    def test_a_link_may_name_the_folder(self, root: Path, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to(root)
        followed = Followed(tmp_path / "link")
        followed.watch.start()
        assert followed.next() is EVERYTHING

        (root / "ada" / "old.md").write_text("new")

        assert followed.next() == frozenset({"ada/old.md"})
        followed.watch.stop()


class TestRoot:
    def test_it_may_go_away_and_come_back(self, followed: Followed) -> None:
        shutil.rmtree(followed.root)
        followed.until_everything()

        followed.root.mkdir()
        followed.until_everything()

        followed.change_until_reported("new.md")

    def test_it_may_be_replaced_at_once(self, followed: Followed, tmp_path: Path) -> None:
        followed.root.rename(tmp_path / "before")
        followed.root.mkdir()
        followed.until_everything()

        followed.change_until_reported("new.md")
        (tmp_path / "before" / "ada" / "old.md").write_text("not ours any more")
        assert followed.change_until_reported("last.md") <= {"last.md", "new.md"}

    def test_it_may_be_missing_at_the_start(self, tmp_path: Path) -> None:
        followed = Followed(tmp_path / "later")
        followed.watch.start()
        assert followed.next() is EVERYTHING

        followed.root.mkdir()
        followed.until_everything()

        followed.change_until_reported("new.md")
        followed.watch.stop()


class TestFailures:
    def test_a_name_that_is_not_utf8_does_not_end_it(self, followed: Followed) -> None:
        Path(os.fsdecode(bytes(followed.root) + b"/caf\xe9.md")).touch()
        followed.until_everything()

        followed.change_until_reported("new.md")
        assert followed.told.empty()

    def test_without_inotify_it_looks_from_time_to_time_and_says_so(self, root: Path) -> None:
        finished = subprocess.run(
            [
                sys.executable,
                "-c",
                f"from {__name__} import *; follow_without_inotify({str(root)!r})",
            ],
            cwd=PROJECT,
            check=True,
            capture_output=True,
            text=True,
        )

        assert finished.stdout == (
            "The system can't follow this folder just now."
            " What others change in it shows after 0.01 seconds.\n"
        )

    def test_without_a_hint_everything_is_looked_at_all_the_same(self, root: Path) -> None:
        followed = Followed(root, rescan=0.01)
        followed.watch.start()

        assert [followed.next() for _ in range(3)] == [EVERYTHING] * 3
        followed.watch.stop()


def follow_without_inotify(root: str) -> None:
    """Follow a folder in a process that may open one more file, but not the three of a watch."""
    import watchfiles  # noqa: F401

    followed = Followed(Path(root), poll=0.01)
    free = os.dup(0)
    os.close(free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (free + 1, free + 1))
    followed.watch.start()
    print(followed.told.get(timeout=5))
    assert [followed.next() for _ in range(3)] == [EVERYTHING] * 3
    followed.watch.stop()


def imported(script: str) -> set[str]:
    """Return which modules another program has after a script."""
    script += "; import sys; print(*sys.modules)"
    words = [sys.executable, "-c", script]
    done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=PROJECT)
    return set(done.stdout.split())


class TestLoading:
    ALONE = "from tui.notes.store.quick_notify import rust_notify; rust_notify()"

    def test_only_what_is_compiled_of_watchfiles_is_loaded(self) -> None:
        loaded = imported(self.ALONE)

        assert "watchfiles._rust_notify" in loaded
        assert not loaded & {"watchfiles", "anyio", "multiprocessing"}

    def test_the_rest_can_be_loaded_afterwards_and_before(self) -> None:
        after = "; import watchfiles; assert watchfiles.main.RustNotify is rust_notify()"

        assert "watchfiles.main" in imported(self.ALONE + after)
        assert "watchfiles.main" in imported("import watchfiles; " + self.ALONE)


class TestStopping:
    def test_it_ends_promptly_and_for_good(self, followed: Followed) -> None:
        before = threading.active_count()
        followed.watch.stop()

        (followed.root / "new.md").touch()

        assert threading.active_count() == before - 1
        assert followed.reports.empty()

    def test_it_can_be_stopped_from_its_own_callback_and_started_again(self, root: Path) -> None:
        reports: queue.Queue[object] = queue.Queue()

        def stop(report: object) -> None:
            watch.stop()
            reports.put(report)

        watch = Watch(root, stop)
        for _ in range(2):
            watch.start()
            assert reports.get(timeout=5) is EVERYTHING

    def test_starting_it_twice_is_starting_it_once(self, followed: Followed) -> None:
        before = threading.active_count()

        followed.watch.start()

        assert threading.active_count() == before

    def test_stopping_it_before_it_starts_does_nothing(self, root: Path) -> None:
        Followed(root).watch.stop()


class TestMounts:
    MOUNTS = (
        "/dev/sda1 / ext4 rw 0 0\n"
        "server:/notes /srv/team\\040notes nfs4 rw 0 0\n"
        "/dev/sdb1 /srv/team\\040notes/local ext4 rw 0 0\n"
        "systemd-1 /auto autofs rw 0 0\n"
        "//server/share /auto cifs rw 0 0\n"
        "ada@host: /home/ada/remote fuse.sshfs rw 0 0\n"
    )

    @pytest.mark.parametrize(
        ("path", "kind"),
        [
            ("/srv/team notes", "nfs4"),
            ("/srv/team notes/ada", "nfs4"),
            ("/srv/team notes/local/x", ""),
            ("/srv/team notesbook", ""),
            ("/auto", "cifs"),
            ("/home/ada/remote/x", "fuse.sshfs"),
            ("/home/ada", ""),
        ],
    )
    def test_the_nearest_mount_decides(self, tmp_path: Path, path: str, kind: str) -> None:
        (tmp_path / "mounts").write_text(self.MOUNTS)

        assert network_filesystem(Path(path), tmp_path / "mounts") == kind

    def test_a_system_without_a_table_has_none(self, tmp_path: Path) -> None:
        assert network_filesystem(tmp_path, tmp_path / "missing") == ""

    def test_the_table_of_this_system_can_be_read(self) -> None:
        assert network_filesystem(Path("/proc")) == ""
