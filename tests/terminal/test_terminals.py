"""Terminals of all kinds: what can't be drawn on is refused, what lacks letters gets others."""
