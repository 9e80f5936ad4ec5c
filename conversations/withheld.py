"""Words that are no answer where one is kept: said by who gives nothing, or said to the bot."""

from conversations.events import ON_A_BUTTON

NO_WORDS = frozenset({"geen_idee", "sla_over", "niets"})
"""Said where something is asked: whoever says so gives nothing."""
NOTHING = NO_WORDS | {"klaar", "terug"}
"""Where the question itself can be left."""
NO_CHANGE = NO_WORDS | {"klaar", "laat_zo"}
"""Where an answer may be changed: it stays as it is."""
NOT_A_NAME = NOTHING | {"verder"}
"""At work on teams and rounds, where a name or a reason is asked: on with it, and no such thing."""
TO_THE_BOT = frozenset({"stappenplan", "vraag_mij_door", "terug", ON_A_BUTTON})
"""Asked of the bot at another step: no sentence for the team, and none of an answer that stands."""
