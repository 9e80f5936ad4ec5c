import unicodedata

_DASHES = dict.fromkeys("‐‑‒–—―−⁃﹘﹣－", "-")


def plain(text: str) -> str:
    """The text with as many characters as before, but digits of any script as 0 to 9, any dash as a hyphen, any
    space but the ends of lines as a space, invisible characters too, and full-width signs as ordinary ones.
    """
    return text if text.isascii() and "\t" not in text else "".join(map(_plain_sign, text))


def _plain_sign(sign: str) -> str:
    if sign == "\t" or unicodedata.category(sign) in {"Zs", "Cf"}:
        return " "
    if sign.isascii():
        return sign
    digit = unicodedata.decimal(sign, None)
    if digit is not None:
        return str(digit)
    if sign in _DASHES:
        return "-"
    if "\uff01" <= sign <= "\uff5e":
        return chr(ord(sign) - 0xFEE0)
    return sign
