import json
from dataclasses import asdict
from hashlib import sha256

from norms.findings import Finding, NormSetError
from norms.model import NormSet
from norms.shape import shaped


def canonical(norm_set: NormSet) -> str:
    """The whole set as one line of ASCII JSON, keys sorted: equal sets give equal text, on any machine.

    A set without crosswalks has no key for them: it keeps the hash it had before there were any.
    """
    table = asdict(norm_set)
    if not norm_set.crosswalks:
        del table["crosswalks"]
    return json.dumps(table, sort_keys=True, separators=(",", ":"))


def content_hash(norm_set: NormSet) -> str:
    """SHA-256 of the canonical text, 64 hexadecimal digits."""
    return sha256(canonical(norm_set).encode()).hexdigest()


def parse_canonical(text: str) -> NormSet:
    """The set that `canonical` was given. Raises NormSetError on any other text."""
    findings: list[Finding] = []
    try:
        table = json.loads(text)
    except (ValueError, RecursionError):
        raise NormSetError((Finding("", "", "norms.geen_json"),)) from None
    norm_set = shaped(NormSet, table, "", findings)
    if findings:
        raise NormSetError(tuple(findings))
    return norm_set
