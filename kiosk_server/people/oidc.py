"""OpenID Connect: authorization code with PKCE, state and nonce, by authlib and joserfc.

The packages are an extra and imported by this module alone, which is imported when it is wanted.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, cast

import httpx2
from authlib.common.errors import AuthlibBaseError  # type: ignore[import-untyped] # ships no types
from authlib.integrations.httpx_client import (  # type: ignore[import-untyped] # ships no types
    AsyncOAuth2Client,
)
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, KeySetSerialization

from kiosk_server.core.clock import Clock
from kiosk_server.core.errors import ServerError
from kiosk_server.core.principals import Role
from kiosk_server.core.settings import Settings

SIGNATURES = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA")
"""Asymmetric ones: nobody but the issuer can make them."""
TIMEOUT_SECONDS = 10.0
_FRESH_FOR = timedelta(hours=1)
_LEEWAY_SECONDS = 60


@dataclass(frozen=True, slots=True)
class OidcSettings:
    """A hospital's own sign-in service. `roles` says which group gets which role."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    return_url: str
    groups_claim: str = "groups"
    roles: Mapping[str, frozenset[Role]] = field(default_factory=dict)

    @staticmethod
    def of(settings: Settings, return_path: str) -> "OidcSettings":
        """What the server's settings say.

        Raises ServerError `oidc-settings` where something is missing or names no role.
        """
        for name in ("oidc_issuer", "oidc_client_id"):
            if not getattr(settings, name):
                raise ServerError("oidc-settings", setting=name)
        return OidcSettings(
            issuer=settings.oidc_issuer,
            client_id=settings.oidc_client_id,
            client_secret=settings.oidc_client_secret,
            return_url=settings.public_url.rstrip("/") + return_path,
            groups_claim=settings.oidc_groups_claim,
            roles=roles_by_group(settings.oidc_roles),
        )


def roles_by_group(pairs: tuple[str, ...]) -> Mapping[str, frozenset[Role]]:
    """The roles of each group, from `group=role` texts. Raises ServerError `oidc-settings`."""
    known = {role.value: role for role in Role}
    found: dict[str, frozenset[Role]] = {}
    for pair in pairs:
        group, _, word = pair.rpartition("=")
        role = known.get(word.strip().lower())
        if not group.strip() or role is None:
            raise ServerError("oidc-settings", setting=f"oidc_roles: {pair}")
        found[group.strip()] = found.get(group.strip(), frozenset()) | {role}
    return found


@dataclass(frozen=True, slots=True)
class Departure:
    """Somebody on the way to the sign-in service: what only their browser and we know."""

    url: str
    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True, slots=True)
class VouchedPerson:
    """Who the sign-in service says somebody is. `external_id` is unique among all issuers."""

    external_id: str
    sign_in_name: str
    display_name: str
    roles: frozenset[Role]


class ProviderError(Exception):
    """The sign-in service did not answer as OpenID Connect has it; `reason` is for the log."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class OidcProvider:
    """Talks to one issuer. What it publishes about itself is read again after an hour."""

    def __init__(self, settings: OidcSettings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._found: Mapping[str, Any] = {}
        self._keys = KeySet([])
        self._fresh_until = clock.now()

    async def depart(self) -> Departure:
        """Where to send a browser, and what to remember of it. Raises ProviderError."""
        async with self._client() as client:
            await self._discover(client)
            state, nonce = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
            verifier = secrets.token_urlsafe(48)
            url, _ = client.create_authorization_url(
                self._endpoint("authorization_endpoint"),
                state=state,
                nonce=nonce,
                code_verifier=verifier,
            )
        return Departure(str(url), state, nonce, verifier)

    async def arrive(self, code: str, departure: Departure) -> VouchedPerson:
        """Who came back with a code. Raises ProviderError where anything does not fit."""
        async with self._client() as client:
            await self._discover(client)
            try:
                token = await client.fetch_token(
                    self._endpoint("token_endpoint"),
                    grant_type="authorization_code",
                    code=code,
                    code_verifier=departure.verifier,
                )
            except (AuthlibBaseError, httpx2.HTTPError, ValueError) as error:
                raise ProviderError(f"token endpoint: {type(error).__name__}") from error
            id_token = token.get("id_token")
            if not isinstance(id_token, str):
                raise ProviderError("no ID token")
            claims = await self._checked(client, id_token, departure.nonce)
        return self._person(claims)

    async def _checked(
        self, client: AsyncOAuth2Client, id_token: str, nonce: str
    ) -> Mapping[str, Any]:
        """The claims of an ID token (OpenID Connect Core, 3.1.3.7). Raises ProviderError."""
        try:
            decoded = jwt.decode(id_token, self._keys, algorithms=SIGNATURES)
        except (JoseError, ValueError):
            # The issuer may have changed its keys since they were read.
            self._keys = await self._read_keys(client)
            try:
                decoded = jwt.decode(id_token, self._keys, algorithms=SIGNATURES)
            except (JoseError, ValueError) as error:
                raise ProviderError(f"ID token: {type(error).__name__}") from error
        rules = jwt.JWTClaimsRegistry(
            now=int(self._clock.now().timestamp()),
            leeway=_LEEWAY_SECONDS,
            iss={"essential": True, "value": self._settings.issuer},
            aud={"essential": True, "value": self._settings.client_id},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        claims: Mapping[str, Any] = decoded.claims
        try:
            rules.validate(dict(claims))
        except JoseError as error:
            raise ProviderError(f"ID token: {type(error).__name__}") from error
        if claims.get("azp", self._settings.client_id) != self._settings.client_id:
            raise ProviderError("ID token: for another client")
        return claims

    def _person(self, claims: Mapping[str, Any]) -> VouchedPerson:
        groups = claims.get(self._settings.groups_claim, [])
        names = [groups] if isinstance(groups, str) else groups
        if not isinstance(names, list):
            raise ProviderError("groups are no list")
        roles: frozenset[Role] = frozenset().union(
            *(self._settings.roles.get(str(name), frozenset()) for name in names)
        )
        subject = str(claims["sub"])
        sign_in_name = str(claims.get("preferred_username") or claims.get("email") or subject)
        return VouchedPerson(
            external_id=f"{self._settings.issuer}|{subject}",
            sign_in_name=sign_in_name,
            display_name=str(claims.get("name") or sign_in_name),
            roles=roles,
        )

    def _client(self) -> AsyncOAuth2Client:
        return AsyncOAuth2Client(
            client_id=self._settings.client_id,
            client_secret=self._settings.client_secret,
            scope="openid profile email",
            redirect_uri=self._settings.return_url,
            code_challenge_method="S256",
            timeout=TIMEOUT_SECONDS,
        )

    async def _discover(self, client: AsyncOAuth2Client) -> None:
        """Reads what the issuer says of itself, if that is not known or old."""
        if self._found and self._clock.now() < self._fresh_until:
            return
        url = self._settings.issuer.rstrip("/") + "/.well-known/openid-configuration"
        found = await _read_json(client, url)
        if found.get("issuer") != self._settings.issuer:
            raise ProviderError("the issuer calls itself otherwise")
        self._found = found
        self._keys = await self._read_keys(client)
        self._fresh_until = self._clock.now() + _FRESH_FOR

    async def _read_keys(self, client: AsyncOAuth2Client) -> KeySet:
        published = await _read_json(client, self._endpoint("jwks_uri"))
        try:
            return KeySet.import_key_set(cast("KeySetSerialization", published))
        except (JoseError, ValueError, KeyError, TypeError) as error:
            raise ProviderError(f"keys: {type(error).__name__}") from error

    def _endpoint(self, name: str) -> str:
        url = self._found.get(name)
        if not isinstance(url, str):
            raise ProviderError(f"no {name}")
        return url


async def _read_json(client: AsyncOAuth2Client, url: str) -> dict[str, Any]:
    try:
        answer = await client.request("GET", url, withhold_token=True)
        answer.raise_for_status()
        found = answer.json()
    except (httpx2.HTTPError, ValueError) as error:
        raise ProviderError(f"{type(error).__name__} at {url}") from error
    if not isinstance(found, dict):
        raise ProviderError(f"no object at {url}")
    return found
