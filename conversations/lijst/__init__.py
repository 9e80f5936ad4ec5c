"""A list of teams and people, as a sheet: what it holds, what is wrong with it, and what it would change."""
