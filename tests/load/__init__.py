"""Many sessions at once on one machine: a load that a person can run, and what it costs."""
