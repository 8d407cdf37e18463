"""Speed and size, as ratios to a reference that runs on the same machine in the same minute."""
