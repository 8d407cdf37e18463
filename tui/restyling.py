"""The styles of widgets' parts, worked out only where what they depend on has changed.

A key that leads to another pane restyles both with all that is in them, and Textual works out the
style of each of their component classes anew: a list has a dozen. That was a quarter of what such
a key took, and nearly always came to what was there before.
"""

from inspect import signature
from weakref import WeakKeyDictionary

from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

RELIED_UPON = (
    (Stylesheet._process_component_classes, "self node"),
    (DOMNode._get_component_classes, ""),
    (DOMNode.has_pseudo_classes, "self class_names"),
)
"""What is not promised by Textual, and how it is called."""

IS_KNOWN = isinstance(Stylesheet.rules_map, property) and all(
    " ".join(signature(it).parameters) == how for it, how in RELIED_UPON
)
"""Whether this Textual styles component classes as it did when this was written."""

State = tuple[tuple[frozenset[str], tuple[bool, ...]], ...]
"""Classes and pseudo-classes of a widget and of all that it is in: what a selector can see."""

STATES = 8
"""So many states of a widget are kept; those with and without the focus are what it takes."""


class SparingStylesheet(Stylesheet):
    """Styles the component classes of a widget once for each state that its rules tell apart."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._rules_of_kept: object = None
        """The rules that what is kept was made from."""
        self._kept: WeakKeyDictionary[DOMNode, dict[State, dict[str, RulesMap]]]
        self._kept = WeakKeyDictionary()
        self._told_apart: dict[frozenset[str], tuple[str, ...]] = {}
        """The pseudo-classes that the rules for some component classes speak of."""

    def copy(self) -> Stylesheet:
        """Return another stylesheet with the same sources, as a change of them begins with."""
        stylesheet = SparingStylesheet(variables=self._variables.copy())
        stylesheet.source = self.source.copy()
        return stylesheet

    def _process_component_classes(self, node: DOMNode) -> None:
        """Style a widget's component classes, and have it drawn anew if they look different."""
        components = node._get_component_classes()
        if not components:
            return
        if not IS_KNOWN:
            super()._process_component_classes(node)
            return
        if self.rules is not self._rules_of_kept:
            self._rules_of_kept = self.rules
            self._kept.clear()
            self._told_apart.clear()
        state = self._state(node, components)
        kept = self._kept.setdefault(node, {})
        parts = node._component_styles
        if (known := kept.get(state)) is None or known.keys() != parts.keys():
            super()._process_component_classes(node)
            if len(kept) == STATES:
                del kept[next(iter(kept))]
            kept[state] = {name: styles.base.get_rules() for name, styles in parts.items()}
        elif any(parts[name].base.get_rules() != rules for name, rules in known.items()):
            for name, rules in known.items():
                parts[name].base.reset()
                parts[name].base.merge_rules(rules)
            node.refresh()

    def _state(self, node: DOMNode, components: frozenset[str]) -> State:
        told_apart = self._told_apart.get(components)
        if told_apart is None:
            names = {"*", DOMNode.__name__, *(f".{name}" for name in components)}
            rules = [rule for name in names for rule in self.rules_map.get(name, ())]
            told_apart = tuple(sorted(set[str]().union(*(rule.pseudo_classes for rule in rules))))
            self._told_apart[components] = told_apart
        return tuple(
            (each.classes, tuple([each.has_pseudo_classes({name}) for name in told_apart]))
            for each in node.css_path_nodes
        )
