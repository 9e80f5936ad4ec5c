from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing an author of norms must mend. The Dutch sentence for `key` stands in the catalogue and is
    filled with `args`; `place` is a path in the file, such as norm[17].doorvraag[keuze].tekst, or empty for
    the whole file.
    """

    file: str
    place: str
    key: str
    args: Mapping[str, str | int] = field(default_factory=dict)


class NormSetError(Exception):
    """A set that cannot be read, with everything that is wrong with its form at once."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"{len(findings)} findings: {[(f.file, f.place, f.key) for f in findings[:5]]}")
        self.findings = findings
