"""The coördinator's table: teams, links, and the start of a round."""
