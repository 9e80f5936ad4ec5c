"""The README names what the program can do."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from bot.__main__ import main

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")


def commands(command: click.Command, name: str = "") -> Iterator[tuple[str, click.Command]]:
    if not isinstance(command, click.Group):
        yield name, command
        return
    for own, child in command.commands.items():
        yield from commands(child, f"{name} {own}".strip())


@pytest.mark.parametrize(("name", "command"), list(commands(main)))
def test_every_command_has_a_row_with_each_of_its_options(name: str, command: click.Command) -> None:
    rows = [row for row in README.splitlines() if row.startswith(f"| `{name}")]
    assert rows
    options = [max(one.opts, key=len) for one in command.params if isinstance(one, click.Option)]
    assert [option for option in options if option not in rows[0].split(" | ")[0]] == []
