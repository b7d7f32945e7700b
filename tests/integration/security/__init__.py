"""What strangers, and members of other organisations, must not get at: rows 1 to 5, 8, 24, 25, 27 and 46."""
