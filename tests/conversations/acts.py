"""What people may do, as hypothesis draws it: the name of an act and a number."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from conversations.model import Role
from tests.conversations.newcomer import INVITES
from tests.told import CATALOGUE

ACUTE = "hij slaat haar nu, ik hoor het"
WORDS = (
    *(phrase for phrases in CATALOGUE.phrases.values() for phrase in phrases),
    *(form for key, forms in CATALOGUE.entries.items() if key.startswith("knop.") for form in forms),
    "ik ben meegegaan naar het eerste gesprek en dat hielp haar echt",
    "kort",
    "woensdag 13.00",
    "zondag 3.00",
    "vrijdag",
    "14.30",
    "Noord",
    "een nieuwe naam",
    "12",
    "0",
    "bel 06 12345678",
    "jan@example.nl",
    "x" * 4096,
    "🙂",
    "\n",
    ACUTE,
)
PLAIN = (
    "ik ben meegegaan naar het eerste gesprek en dat hielp haar echt",
    "kort",
    "geen idee",
    "niet gedaan",
    "woensdag 13.00",
    "14.30",
    "Oost",
    "3",
    "bel 06 12345678",
)
OWN = (
    "haar buurman en haar familie hielpen, en het dossier was bijgewerkt",
    "ik ben meegegaan naar het eerste gesprek en dat hielp haar echt",
    "wij doen dat altijd volgens het protocol en dat gaat prima",
    "kort",
)
"""Words that are told apart from any other words."""
SPOKEN = ("ik heb gebeld en ben meegegaan", "kort", "bel 06 12345678", "")
EDITED = ("ik bedoel dat ik twee keer meeging", "kort dus", "bel 06 12345678", "y" * 400)
COMMANDS = (
    "teams",
    "team",
    "overleg",
    "vraag",
    "later",
    "instellingen",
    "mijn gegevens",
    "stop",
    "wis",
    "mijn antwoord",
    "mijn antwoorden",
    "haal mijn zin terug",
    "stappenplan",
    "vraag mij door",
    "proef",
    "hulp",
    "hulp vragen",
    "hulpvragen",
    "rondebeeld",
    "per thema",
    "eerdere rondes",
    "logboek",
    "wie ziet wat",
    "wat ziet mijn teamleider",
    "deze week niet",
)
TRIED_NORMS = ("1", "3", "6", "28", "39", "44", "52", "99")
WAITS = (0, 1, 60, 600, 1440, 8 * 1440, 30 * 1440, 120 * 1440)

presses = st.tuples(st.just("press"), st.integers(0, 3))
texts = st.tuples(st.just("plain"), st.integers(0, len(PLAIN) - 1))
own = st.tuples(st.just("own"), st.integers(0, len(OWN) - 1))
commands = st.tuples(st.just("command"), st.integers(0, len(COMMANDS) - 1))
acts = st.one_of(
    presses,
    presses,
    presses,
    presses,
    own,
    own,
    texts,
    commands,
    st.tuples(st.just("say"), st.integers(0, len(WORDS) - 1)),
    st.tuples(st.just("old"), st.integers(0, 40)),
    st.tuples(st.just("wait"), st.sampled_from(WAITS)),
    st.tuples(st.just("tap"), st.integers(0, len(INVITES) - 1)),
    st.tuples(st.just("prompt"), st.just(0)),
    st.tuples(st.just("other"), st.integers(0, 3)),
    st.tuples(st.sampled_from(("speak", "card")), st.integers(0, 3)),
    st.tuples(st.just("heard"), st.integers(0, len(SPOKEN) - 1)),
    st.tuples(st.just("edit"), st.integers(0, 11)),
    st.tuples(st.just("trial"), st.integers(0, len(TRIED_NORMS) - 1)),
)
walking = st.tuples(st.just("walk"), st.integers(0, 59))
steering = st.one_of(
    walking,
    walking,
    walking,
    st.tuples(st.just("ronde"), st.integers(0, 10**6)),
    st.tuples(st.just("wait"), st.sampled_from([60, 1440, 7 * 1440, 30 * 1440, 90 * 1440])),
    st.tuples(st.just("another"), st.integers(0, 4)),
    st.tuples(st.sampled_from(("meanwhile", "meanwhile", "overtaken")), st.integers(0, 10**6)),
    acts,
)
"""A coördinator who gets on with a round; `ronde` goes far into it at once."""
lives = st.one_of(
    walking,
    walking,
    walking,
    walking,
    walking,
    st.tuples(st.just("wait"), st.sampled_from(WAITS)),
    st.tuples(st.just("week"), st.just(0)),
    st.tuples(st.just("month"), st.integers(0, 59)),
    acts,
)
"""Someone who mostly answers what is asked, for weeks."""
people = st.one_of(
    st.none(),
    st.tuples(st.sampled_from([role for role in Role if role != Role.COORDINATOR]), st.booleans(), st.booleans()),
)
plays = settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
days = st.lists(acts, min_size=25, max_size=60)
