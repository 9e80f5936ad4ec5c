"""Documents about a whole round: the report in thirteen sections with its annex, and the factsheet."""
