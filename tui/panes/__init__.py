"""The panes: each shows frozen values and sends messages, and knows no other."""
