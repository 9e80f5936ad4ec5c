"""The Dutch of the program: gettext entries by key, filled with values in Dutch form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from importlib.resources import files

from babel.dates import format_date, get_day_names
from babel.messages.pofile import read_po

from conversations.text import Arg, DayMonth, Days, Lines, Plain, Text, Weekday, Words
from locales.plainly import plain
from rounds.period import Period

LOCALE = "nl"
PHRASES = ("woord.", "zin.", "vervolg.")
"""Entries that list what people say, apart by `|`, in small letters and without diacritics."""
LABELS = "knop."
"""Entries that stand on a button."""
COUNT = "aantal"
"""The value that chooses between an entry's forms."""


class UnknownTextError(KeyError):
    """A key that the catalogue does not hold, or a value that its text does not get: our mistake."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """`entries`: per key one form, or one and more. `phrases`: what people say, for the keys that list it.

    `labels`: what stands on any button, as it is compared; without those that hold a value.
    """

    entries: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    labels: frozenset[str] = frozenset()

    def words(self, words: Words) -> str:
        """The Dutch of `words`; raises UnknownTextError for a key or value that is missing."""
        match words:
            case Plain(text):
                return text
            case Lines(parts, blank):
                shown = [line for part in parts if (line := self.words(part))]
                return ("\n" * (blank + 1)).join(shown)
            case Text(key, args):
                return self._entry(key, args)

    def holds(self, words: Words) -> bool:
        """Whether every text in these words is one of this release."""
        match words:
            case Plain():
                return True
            case Lines(parts):
                return all(self.holds(part) for part in parts)
            case Text(key):
                return key in self.entries

    def text(self, key: str, **args: Arg) -> str:
        """For the shell's own lines."""
        return self.words(Text(key, args))

    def _entry(self, key: str, args: Mapping[str, Arg]) -> str:
        forms = self.entries.get(key)
        if forms is None:
            raise UnknownTextError(key)
        form = forms[-1] if len(forms) > 1 and args.get(COUNT) != 1 else forms[0]
        try:
            return form.format_map({name: self._value(value) for name, value in args.items()})
        except (KeyError, IndexError, ValueError) as error:
            raise UnknownTextError(key) from error

    def _value(self, value: Arg) -> str:
        match value:
            case Plain() | Lines() | Text():
                return self.words(value)
            case Weekday(number, capital):
                name = str(get_day_names("wide", locale=LOCALE)[number - 1])
                return name.capitalize() if capital else name
            case Days(numbers):
                names = get_day_names("wide", locale=LOCALE)
                return ", ".join(str(names[number - 1]) for number in sorted(numbers))
            case DayMonth(day):
                return format_date(day, "d MMMM", locale=LOCALE)
            case Period():
                return period_text(value)
            case datetime():
                raise UnknownTextError("a moment is given as a date and a time")
            case date():
                return date_text(value)
            case time():
                return f"{value.hour}.{value.minute:02d}"
            case _:
                return str(value)


def date_text(day: date) -> str:
    """«14 april 2026»."""
    return format_date(day, "d MMMM y", locale=LOCALE)


def period_text(period: Period) -> str:
    """«week 48 (23 t/m 29 november 2026)»; month and year stand once where both ends share them."""
    first, last = period.monday, period.sunday
    if first.year != last.year:
        start = format_date(first, "d MMMM y", locale=LOCALE)
    elif first.month != last.month:
        start = format_date(first, "d MMMM", locale=LOCALE)
    else:
        start = str(first.day)
    return f"week {period.week} ({start} t/m {date_text(last)})"


def load_catalogue() -> Catalogue:
    """Reads the catalogue that ships with the program."""
    with files("locales").joinpath(f"{LOCALE}/LC_MESSAGES/bot.po").open("rb") as source:
        found = read_po(source, locale=LOCALE)
    entries: dict[str, tuple[str, ...]] = {}
    for message in found:
        if message.id:
            key = message.id if isinstance(message.id, str) else message.id[0]
            forms = message.string or ""
            entries[key] = (forms,) if isinstance(forms, str) else tuple(forms)
    said = {
        key: tuple(part for part in forms[0].split("|") if part)
        for key, forms in entries.items()
        if key.startswith(PHRASES)
    }
    labels = (forms[0] for key, forms in entries.items() if key.startswith(LABELS))
    return Catalogue(entries, said, frozenset(plain(label) for label in labels if "{" not in label))
