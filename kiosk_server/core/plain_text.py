"""Whether a text that somebody wrote can be kept and shown. Knows no domain."""


def is_plain(text: str) -> bool:
    """No NUL, which PostgreSQL cannot keep, and no lone surrogate, which no encoding has."""
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)
