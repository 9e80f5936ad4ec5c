"""How a command ends: one Dutch message with the remedy, and an exit code others can rely on."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from bot.config import SettingsError
from bot.process import TokenRefusedError, UnreachableError
from conversations.lijst.faults import SheetError
from locales.catalogue import Catalogue
from norms.findings import NormSetError
from reports.documents.setting import SettingError
from storage.errors import DatabaseError, StoreError

FOUND = 1
"""A check that has something to say."""
SETTINGS = 2
ALREADY_RUNNING = 73
TRY_AGAIN = 75
CODES = {"opslag.bezet": ALREADY_RUNNING}
"""Of StoreErrors; every other one is a matter of settings."""


@contextmanager
def explained(catalogue: Catalogue) -> Iterator[None]:
    """Turns what can be wrong outside the program into its message and exit code."""
    try:
        yield
    except SettingsError as error:
        lines = [f"{problem.field}: {catalogue.text(problem.key)}" for problem in error.problems]
        _end(SETTINGS, *lines)
    except NormSetError as error:
        _end(SETTINGS, *(finding_line(finding, catalogue) for finding in error.findings))
    except StoreError as error:
        _end(CODES.get(error.key, SETTINGS), catalogue.text(error.key, **error.facts))
    except SheetError as error:
        lines = [catalogue.words(fault.words()) for fault in error.faults]
        _end(SETTINGS, *lines, catalogue.text("lijst.niets_veranderd", aantal=len(lines)))
    except TokenRefusedError:
        _end(SETTINGS, catalogue.text("start.token_geweigerd"))
    except UnreachableError:
        _end(TRY_AGAIN, catalogue.text("start.onbereikbaar"))
    except SettingError:
        _end(TRY_AGAIN, catalogue.text("cli.document_mislukt"))
    except (DatabaseError, OSError) as error:
        _end(TRY_AGAIN, catalogue.text("start.schijf", fout=type(error).__name__))


def finding_line(finding: object, catalogue: Catalogue) -> str:
    """«bestand, plek: wat er mis is en wat te doen»."""
    file, place = getattr(finding, "file", ""), getattr(finding, "place", "")
    where = ", ".join(part for part in (file, place) if part)
    return f"{where}: {catalogue.text(getattr(finding, 'key', ''), **getattr(finding, 'args', {}))}"


def _end(code: int, *lines: str) -> None:
    for line in lines:
        click.echo(line, err=True)
    raise SystemExit(code)
