"""Which of the two media types a GraphQL answer goes out as, by the Accept header."""

from functools import lru_cache

GRAPHQL_RESPONSE = "application/graphql-response+json"
JSON = "application/json"

_OFFERS = {
    GRAPHQL_RESPONSE: GRAPHQL_RESPONSE,
    "application/*": JSON,
    JSON: JSON,
    "*/*": JSON,
}
_MOST_CHARACTERS = 1_000


def negotiate_media_type(accept: str | None) -> str | None:
    """The media type to answer with, None where neither is accepted.

    The highest q-value wins, the first of equals; without a header it is `application/json`.
    A type with parameters other than q and charset=utf-8 is not ours. What stands behind the
    1,000th character does not count.
    """
    return JSON if accept is None else _negotiated(accept[:_MOST_CHARACTERS])


@lru_cache(maxsize=256)
def _negotiated(accept: str) -> str | None:
    if not accept.strip():
        return JSON
    best, best_quality = None, 0.0
    for item in accept.split(",")[:32]:
        name, *parameters = (part.strip().lower() for part in item.split(";"))
        offer = _OFFERS.get(name)
        quality = _quality(parameters)
        if offer is not None and quality > best_quality:
            best, best_quality = offer, quality
    return best


def is_utf8_json(content_type: str) -> bool:
    """Whether a body of this Content-Type is JSON in UTF-8."""
    if content_type == JSON:
        return True
    name, *parameters = (part.strip().lower() for part in content_type.split(";"))
    if name != JSON:
        return False
    charsets = [text[len("charset=") :].strip('"') for text in parameters if "charset=" in text]
    return all(charset in {"utf-8", "utf8"} for charset in charsets)


def _quality(parameters: list[str]) -> float:
    quality = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                quality = float(value)
            except ValueError:
                return 0.0
        elif name.strip() != "charset" or value.strip().strip('"') not in {"utf-8", "utf8"}:
            return 0.0
    return quality if 0.0 <= quality <= 1.0 else 0.0
