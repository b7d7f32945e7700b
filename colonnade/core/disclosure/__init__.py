"""Safe tables: separate counts for each group of people, from which nobody can be found."""
