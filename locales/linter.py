"""The catalogue both ways: every text that the code names exists, every text that exists is named, values fit.

Run as `python -m locales.linter`; it prints what is wrong and ends with 1, or with 0.
"""

import ast
import re
import string
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from locales.catalogue import PHRASES, Catalogue, load_catalogue

PACKAGES = ("bot", "conversations", "guard", "locales", "norms", "reports", "rounds", "storage")
KEY = re.compile(r"[a-z_]+(?:\.[a-z0-9_]+)+|klaar")
NAMING = frozenset({"say", "Text", "text"})
"""Calls whose first argument names a text; their values are keyword arguments or a literal dict."""
NOT_VALUES = frozenset({"edits"})
BUTTON = "knop."


@dataclass(frozen=True, slots=True)
class Use:
    """A text that the code names, or with `prefix` all texts that begin so; None: values are not literal."""

    key: str
    where: str
    prefix: bool = False
    values: frozenset[str] | None = None


def uses(root: Path) -> Iterator[Use]:
    """Every name of a text in the packages, by what the code says and not by running it."""
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for node in ast.walk(tree):
                where = f"{path.relative_to(root)}:{getattr(node, 'lineno', 0)}"
                yield from _use(node, where)


def _use(node: ast.AST, where: str) -> Iterator[Use]:
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=[ast.Constant(value=str(key)), *_]):
            if name in NAMING and KEY.fullmatch(key):
                yield Use(key, where, values=_values(node, key))
            elif name == "button":
                yield Use(f"{BUTTON}{key}", where, values=_values(node, key))
        case ast.Call(
            func=ast.Name(id="button"), args=[ast.JoinedStr(values=[ast.Constant(value=str(head)), *_])]
        ):
            yield Use(f"{BUTTON}{head}", where, prefix=True)
        case ast.Constant(value=str(key)) if KEY.fullmatch(key):
            yield Use(key, where)
        case ast.JoinedStr(values=[ast.Constant(value=str(head)), *_]) if re.fullmatch(r"[a-z_]+\.[a-z_]*", head):
            yield Use(head, where, prefix=True)
        case _:
            return


def _values(call: ast.Call, key: str) -> frozenset[str] | None:
    """Names of the values, where all of them can be read off."""
    if any(keyword.arg is None for keyword in call.keywords) or not key:
        return None
    names = {str(keyword.arg) for keyword in call.keywords} - NOT_VALUES
    for argument in call.args[1:]:
        if isinstance(argument, ast.Dict):
            if not all(isinstance(k, ast.Constant) for k in argument.keys):
                return None
            names |= {str(k.value) for k in argument.keys if isinstance(k, ast.Constant)}
        elif isinstance(call.func, ast.Name) and call.func.id == "Text":
            return None
    return frozenset(names)


def problems(catalogue: Catalogue, found: list[Use]) -> list[str]:
    """One line each, empty where all is well."""
    named = {use.key for use in found if not use.prefix}
    prefixes = {use.key for use in found if use.prefix} | set(PHRASES)
    lines = [
        f"{use.where}: {use.key} is not in the catalogue"
        for use in found
        if not use.prefix and use.values is not None and use.key not in catalogue.entries
    ]
    lines += [
        f"{use.where}: no text of the catalogue begins with {use.key}"
        for use in found
        if use.prefix and use.key.split(".")[0] in _families(catalogue) and not _any(catalogue, use.key)
    ]
    lines += [
        f"bot.po: nothing names {key}"
        for key in catalogue.entries
        if key not in named
        and key.removeprefix(BUTTON) not in named
        and not any(key.startswith(prefix) for prefix in prefixes)
        and not _offered(key, found)
    ]
    for use in found:
        wanted = _placeholders(catalogue, use.key)
        if use.values is not None and not use.prefix and use.key in catalogue.entries and wanted - use.values:
            lines.append(f"{use.where}: {use.key} gets no {', '.join(sorted(wanted - use.values))}")
    return lines


def _families(catalogue: Catalogue) -> set[str]:
    return {key.split(".")[0] for key in catalogue.entries}


def _any(catalogue: Catalogue, prefix: str) -> bool:
    return any(key.startswith(prefix) for key in catalogue.entries)


def _offered(key: str, found: list[Use]) -> bool:
    return key.startswith(BUTTON) and any(use.key == key for use in found)


def _placeholders(catalogue: Catalogue, key: str) -> set[str]:
    forms = catalogue.entries.get(key, ())
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name}


def main() -> int:
    root = Path(__file__).resolve().parent.parent
    lines = problems(load_catalogue(), list(uses(root)))
    for line in lines:
        sys.stderr.write(f"{line}\n")
    return 1 if lines else 0


if __name__ == "__main__":
    raise SystemExit(main())
