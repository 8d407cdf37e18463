"""Actions changed from the panes, in their files, one change after the other."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from textwrap import dedent
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import getters, on, work
from textual.message import Message

from tui.notes.action import Action, State
from tui.notes.actions.succession import Succession, first_of
from tui.notes.errors import NotAllowed, WeeknotesError
from tui.notes.history import joined
from tui.notes.library import Library, Step
from tui.notes.text import split_lines
from tui.notes.writing.kept_words import KeptWords
from tui.panes.box import Box
from tui.panes.note.viewer import Viewer
from tui.panes.tracking.action_keys import ActionKeys, Verb
from tui.panes.tracking.tracker import Tracker
from tui.screens import views
from tui.screens.meanings import Plan, people, plan_of
from tui.screens.passing import Passing
from tui.screens.refusals import Refusals, unanimous
from tui.screens.scene import Scene
from tui.screens.word_box import Wanted, ask_until_written

if TYPE_CHECKING:  # loaded by the first that is wanted
    from tui.notes.parsing.paragraphs import Promotable


class Following(Box):
    """Holds the panes in which actions are chosen, and does what they ask for.

    It puts the questions, has the library write off the event loop, and says what was done.
    """

    tracker = getters.query_one(Tracker)
    viewer = getters.query_one(Viewer)

    @dataclass
    class Refused(Message):
        """Something was not done."""

        error: WeeknotesError
        """Why."""

    def __init__(
        self,
        library: Library,
        *,
        kept: KeptWords,
        ready: asyncio.Event,
        id: str | None = None,  # noqa: A002 (Textual's name)
    ) -> None:
        """Change actions of a library; nothing is written before `ready`.

        `kept` is where words are until they are written.
        """
        super().__init__(id=id)
        self._library = library
        self._kept = kept
        self._ready = ready
        self._turn = asyncio.Lock()
        self._succession = Succession(library)
        self.refusals = Refusals(library, ready=ready)
        """Why something may not be changed."""
        self._passing = Passing()

    def on_mount(self) -> None:
        """Have the panes hide the keys that are of no use here."""
        for pane in (self.tracker, self.viewer):
            pane.read_only = self._library.folder.read_only

    # Looking at actions

    def look(self, scene: Scene) -> None:
        """Show the actions of the folder as it is now."""
        me, today, conventions = scene.terms
        if me != self.tracker.me:
            self.tracker.me = me
            self.tracker.view = views.kept(me)
        starts = conventions.week_starts
        self.tracker.show(scene.entries, scene.exchange, today=today, starts=starts)
        self.refusals.forget()
        for pane in (self.tracker, self.viewer):
            self._judge(pane)

    @on(Tracker.ViewChanged)
    def keep_view(self, event: Tracker.ViewChanged) -> None:
        """Have the actions looked at in the same way the next time."""
        if self.tracker.me:
            views.keep(self.tracker.me, event.view)

    @on(Tracker.PersonRequested)
    @work(group="ask")
    async def choose_person(self) -> None:
        """Ask whose actions are to be shown."""
        from tui.screens import prompts

        name = await self.app.push_screen_wait(prompts.ask_person(people(self._library)))
        if name is not None:
            self.tracker.view = replace(self.tracker.view, owner=name)

    @on(Tracker.UnfoldRequested)
    @work(group="unfold")
    async def unfold(self, event: Tracker.UnfoldRequested) -> None:
        """Show an action's item below it, as it is written."""
        action = event.action
        try:
            text = await asyncio.to_thread(self._library.text, action.path)
        except WeeknotesError as error:
            self.post_message(self.Refused(error))
            return
        start = action.line - 1
        lines = split_lines(text)[start : start + action.lines]
        below = dedent("\n".join(lines[1:])).splitlines()
        self.tracker.unfold(action, [line for line in below if line.strip()] or lines)

    # Whether they may be changed

    @on(ActionKeys.Chosen)
    def judge(self, event: ActionKeys.Chosen) -> None:
        """Tell a pane whether what is chosen in it may be changed."""
        self._judge(event.pane)

    def _judge(self, pane: ActionKeys) -> None:
        actions = pane.chosen_actions
        pane.refusal = unanimous(map(self.refusals.of_changing, actions))
        paths = dict.fromkeys([*(action.path for action in actions), pane.chosen_note])
        pane.edit_refusal = unanimous(map(self.refusals.of_editing, filter(None, paths)))

    @on(ActionKeys.RefusalAsked)
    def say_why(self, event: ActionKeys.RefusalAsked) -> None:
        """Say whose rule it is that nothing may be changed."""
        self.post_message(self.Refused(NotAllowed(event.sentence)))

    # Changing them

    @on(ActionKeys.Asked)
    @work(group="change")
    async def change(self, event: ActionKeys.Asked) -> None:
        """Change the chosen actions as was asked, after a question where there is one."""
        if event.verb is Verb.EDIT:  # no two are put in the same words
            for action in event.actions:
                if not await self._reword(action):
                    return
        else:
            ask = self.app.push_screen_wait
            plan = await plan_of(
                event.verb, event.actions, event.days, library=self._library, ask=ask
            )
            if plan is None:
                return
            await self._do_to_each(event.actions, plan)
        if event.pane is self.tracker:
            self.tracker.unmark()

    @work(group="change")
    async def set_state(self, action: Action, state: State) -> None:
        """Give an action a state."""
        await self._do(lambda: self._library.set_state(action, state))

    @on(Viewer.PromoteRequested)
    @work(group="change")
    async def promote(self, event: Viewer.PromoteRequested) -> None:
        """Make a line of a note an action, or an action a plain line.

        Where there are several, or several sentences, it is asked which.
        """
        path, line, shown = event.path, event.line, event.shown[0]
        try:
            found = await asyncio.to_thread(self._library.promotable, path, line, event.shown)
        except WeeknotesError as error:
            self.post_message(self.Refused(error))
            return
        if found and (refusal := self._library.may_edit(path)):
            self.post_message(self.Refused(NotAllowed(refusal)))
            return
        sentence = ""
        if found:
            chosen: Promotable | None = found[0]
            if len(found) > 1:
                from tui.screens import prompts

                chosen = await prompts.choose_promoted(self.app.push_screen_wait, found)
            if chosen is None:
                return
            line, shown, sentence = chosen.line, chosen.shown, chosen.sentence
        await self._do(partial(self._library.promote, path, line, sentence=sentence, shown=shown))

    @on(ActionKeys.AddAsked)
    @work(group="change")
    async def add(self, event: ActionKeys.AddAsked) -> None:
        """Ask for the words of another action of a note."""
        if refusal := self._library.may_edit(event.path):
            self.post_message(self.Refused(NotAllowed(refusal)))
            return
        write = partial(self._library.add_action, event.path)
        told = f"enter adds it to {event.path}"
        await self._write(Wanted("Another action", told, event.path), write)

    @work(group="change")
    async def capture(self) -> None:
        """Ask for the words of an action for one's own note of this week."""
        if self._library.folder.read_only:
            refusal = "weeknotes was started read-only, so nothing can be added."
            self.post_message(self.Refused(NotAllowed(refusal)))
            return
        told = "enter adds it to your note of this week"
        await self._write(Wanted("Capture", told), self._library.capture)

    @on(Tracker.UndoRequested)
    @work(group="change")
    async def undo(self) -> None:
        """Take the last change back."""
        if step := await self._do(self._library.undo, "Nothing to undo."):
            self.tracker.go_to(first_of(step.pairs[::-1]))  # taken back from the last one on

    @on(Tracker.RedoRequested)
    @work(group="change")
    async def redo(self) -> None:
        """Make the change again that was taken back last."""
        if step := await self._do(self._library.redo, "Nothing to do again."):
            self.tracker.go_to(first_of(step.pairs))

    async def _reword(self, action: Action) -> bool:
        """Ask for an action's words, and say whether it has been put in them."""
        if refusal := self._library.may_edit(action.path):
            self.post_message(self.Refused(NotAllowed(refusal)))
            return False
        told = "enter rewords it; its dates and its owner stay"

        def change(words: str) -> Step:
            return self._library.set_text(self._succession.by_now((action,))[0], words)

        return await self._write(Wanted("In other words", told, action.id, action.text), change)

    async def _write(self, wanted: Wanted, change: Callable[[str], Step]) -> bool:
        """Ask for words and change a file by them; return whether that was done."""

        async def write(words: str) -> bool:
            return await self._do(partial(change, words)) is not None

        ask = self.app.push_screen_wait
        return await ask_until_written(wanted, write, ask=ask, kept=self._kept)

    # How

    async def _do_to_each(self, actions: Sequence[Action], plan: Plan) -> None:
        """Change actions; what is refused for one does not keep the others."""
        if len(actions) == 1:
            await self._do(lambda: plan(now := self._succession.by_now(actions))(now[0]))
        else:
            await self._do_several(actions, plan)

    async def _do(self, operation: Callable[[], Step | None], otherwise: str = "") -> Step | None:
        """Change a file off the event loop, and say what was done or why not."""
        await self._ready.wait()
        async with self._turn:  # in the order in which the keys were pressed
            try:
                step = await asyncio.to_thread(operation)
            except WeeknotesError as error:
                self.post_message(self.Refused(error))
                return None
            self._follow([step] if step else [])
        self._tell(str(step) if step else otherwise)
        return step

    async def _do_several(self, actions: Sequence[Action], plan: Plan) -> None:
        def operation() -> list[Step | WeeknotesError]:
            now = self._succession.by_now(actions)
            return self._library.several(now, plan(now))

        await self._ready.wait()
        async with self._turn:
            outcomes = await asyncio.to_thread(operation)
            done = [outcome for outcome in outcomes if not isinstance(outcome, WeeknotesError)]
            self._follow(done)
        if done:
            self._tell(str(joined(done)))
        for refusal in {o.message: o for o in outcomes if isinstance(o, WeeknotesError)}.values():
            self.post_message(self.Refused(refusal))

    def _follow(self, steps: Iterable[Step]) -> None:
        """Take actions for the same that are known otherwise after what was done."""
        pairs = [pair for step in steps for pair in step.pairs]  # it need not be about an action
        self._succession.learn(pairs)
        self.tracker.follow(pairs)

    def _tell(self, words: str) -> None:
        self._passing.tell(self.app, words)
