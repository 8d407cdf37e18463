"""What a terminal must never be sent, and what the one at hand can show."""
