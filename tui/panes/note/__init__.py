"""The note pane: a page in one widget, and what helps to get around in it."""
