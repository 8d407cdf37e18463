"""The editor pane."""
