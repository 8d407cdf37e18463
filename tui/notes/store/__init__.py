"""What is known of a folder's files, and how they are read and written."""
