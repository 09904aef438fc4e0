"""Tokens as texts: what holds, what is refused by which name, and the key file."""

import base64
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_server.core.errors import NotAuthenticated, ServerError
from kiosk_server.core.principals import PrincipalKind, Role
from kiosk_server.people.signed_tokens import KINDS, KeyFile, TokenClaims, read, sign
from tests.kiosk_server.people.staff_house import NOON

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
CLAIMS = TokenClaims(
    id="0123456789abcdef01234567",
    kind=PrincipalKind.PERSON,
    name="李娜",
    roles=frozenset({Role.MANAGER, Role.NURSE}),
    made_at=NOON,
    expires_at=NOON + timedelta(days=1),
)

claims_of_all_kinds = st.builds(
    TokenClaims,
    id=st.text(max_size=24),
    kind=st.sampled_from(list(KINDS.values())),
    name=st.text(st.characters(codec="utf-8"), max_size=64),
    roles=st.frozensets(st.sampled_from(Role)),
    made_at=st.just(NOON),
    expires_at=st.integers(1, 10**6).map(lambda seconds: NOON + timedelta(seconds=seconds)),
    hospital_id=st.sampled_from(["main", "east"]),
)


@given(claims_of_all_kinds)
def test_what_was_signed_is_read_again(claims: TokenClaims) -> None:
    assert read(sign(claims, KEY), [OTHER_KEY, KEY], NOON) == claims


@given(st.data())
def test_a_token_with_one_other_character_holds_never(data: st.DataObject) -> None:
    token = sign(CLAIMS, KEY)
    at = data.draw(st.integers(0, len(token) - 1))
    letter = data.draw(st.characters().filter(lambda letter: letter != token[at]))

    with pytest.raises(NotAuthenticated) as refused:
        read(token[:at] + letter + token[at + 1 :], [KEY], NOON)

    assert refused.value.code in {"token-malformed", "token-forged"}


@given(st.text() | st.text().map(lambda text: f"kst_{text}") | st.just("kst_." + "A" * 43))
def test_any_other_text_is_no_token(text: str) -> None:
    with pytest.raises(NotAuthenticated):
        read(text, [KEY], NOON)


def test_another_key_is_a_forgery_and_the_end_is_the_end() -> None:
    with pytest.raises(NotAuthenticated, match="token-forged"):
        read(sign(CLAIMS, OTHER_KEY), [KEY], NOON)
    with pytest.raises(NotAuthenticated, match="token-expired"):
        read(sign(CLAIMS, KEY), [KEY], CLAIMS.expires_at)
    assert read(sign(CLAIMS, KEY), [KEY], CLAIMS.expires_at - timedelta(seconds=1)) == CLAIMS


def test_nobody_signs_for_a_visitor() -> None:
    with pytest.raises(ValueError, match="VISITOR"):
        sign(replace(CLAIMS, kind=PrincipalKind.VISITOR), KEY)


def test_signed_nonsense_is_malformed() -> None:
    from kiosk_server.people import signed_tokens  # noqa: PLC0415 - its private parts, for a forgery with our key

    unknown_kind = {"i": "a", "k": "v", "n": "", "r": [], "h": "", "m": 1, "e": 1}
    nonsense: list[object] = [
        {},
        {"i": 1},
        [],
        "x",
        unknown_kind,
        unknown_kind | {"k": "p", "e": 1e99},
    ]
    for said in nonsense:
        body = base64.urlsafe_b64encode(json.dumps(said).encode()).rstrip(b"=").decode()
        head = f"kst_{body}"
        seal = signed_tokens._encoded(signed_tokens._mac(KEY, head))
        with pytest.raises(NotAuthenticated, match="token-malformed"):
            read(f"{head}.{seal}", [KEY], NOON)


def test_the_key_file_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    file = KeyFile(tmp_path / "new" / "folder")

    first, again = file.keys(), KeyFile(tmp_path / "new" / "folder").keys()

    assert first == again
    assert len(first) == 1
    assert len(first[0]) == 32
    assert file.path.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.path.parent.iterdir()] == ["token.key"]


@pytest.mark.parametrize("content", ["", "zz", "ab" * 31, "ab" * 32 + "\nshort"])
def test_a_broken_key_file_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "token.key"
    path.write_text(content)
    path.chmod(0o600)

    with pytest.raises(ServerError, match="token-key-broken"):
        KeyFile(tmp_path).keys()


def test_a_key_file_that_others_may_read_is_refused(tmp_path: Path) -> None:
    file = KeyFile(tmp_path)
    file.keys()
    file.path.chmod(0o644)

    with pytest.raises(ServerError, match="token-key-open"):
        file.keys()
