"""Media types, languages and words: what headers may hold, and that every code has its sentence."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.translator import Translator
from kiosk_server.graphql_api.accepted_languages import locale_for
from kiosk_server.graphql_api.media_types import (
    GRAPHQL_RESPONSE,
    JSON,
    is_utf8_json,
    negotiate_media_type,
)

OPERATIONS = {
    "operation-not-allowed-query",
    "operation-not-allowed-mutation",
    "operation-not-allowed-subscription",
}


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        (f"{GRAPHQL_RESPONSE}, {JSON};q=0.9", GRAPHQL_RESPONSE),
        (f"{JSON}, {GRAPHQL_RESPONSE}", JSON),
        (f"{JSON};q=0.5, {GRAPHQL_RESPONSE};q=0.8", GRAPHQL_RESPONSE),
        (f"{GRAPHQL_RESPONSE}; charset=utf-8", GRAPHQL_RESPONSE),
        (f"{GRAPHQL_RESPONSE}; charset=utf-16", None),
        (f"{JSON};q=0", None),
        ("text/html, text/plain", None),
        (f"{JSON};q=high", None),
    ],
)
def test_media_type_is_negotiated(accept: str | None, media_type: str | None) -> None:
    assert negotiate_media_type(accept) == media_type


def test_no_more_of_a_header_counts_than_is_kept() -> None:
    far = " " * 1_000

    assert negotiate_media_type(f"text/html,{far}{JSON}") is None
    assert locale_for(f"fr,{far}zh-CN", ("en", "zh-CN"), "en") == "en"


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_header_is_too_odd(accept: str, languages: str) -> None:
    assert negotiate_media_type(accept) in {JSON, GRAPHQL_RESPONSE, None}
    assert isinstance(is_utf8_json(accept), bool)
    assert locale_for(languages, ("en", "zh-CN"), "en") in {"en", "zh-CN"}


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_every_code_has_its_sentence(repository: Path, translator: Translator, locale: str) -> None:
    codes = set(OPERATIONS)
    for file in (repository / "kiosk_server" / "graphql_api").glob("[!s]*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "").endswith("Error"):
                codes |= {
                    argument.value
                    for argument in node.args
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
                }
    codes -= {code for code in codes if code.isupper()}

    assert len(codes) > 20
    assert [code for code in sorted(codes) if not translator.has(locale, f"error-{code}")] == []
