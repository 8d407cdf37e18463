"""The tracker: everybody's follow-up actions."""
