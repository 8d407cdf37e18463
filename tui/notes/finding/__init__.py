"""Searching all notes."""
