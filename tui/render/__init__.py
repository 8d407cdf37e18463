"""Markdown to styled blocks; the only place that imports mistletoe."""
