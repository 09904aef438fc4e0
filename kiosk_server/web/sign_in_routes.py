"""All routes of signing in, with those of the hospital's own sign-in service where it has one."""

from starlette.routing import Route

from i18n.translator import Translator
from kiosk_server.core.clock import Clock
from kiosk_server.core.errors import ServerError
from kiosk_server.core.settings import Settings
from kiosk_server.people.assembly import People
from kiosk_server.web.sign_in import SignInPages
from kiosk_server.web.sign_in_html import PROVIDER_RETURN_PATH


def sign_in_routes(
    people: People, translator: Translator, settings: Settings, clock: Clock
) -> list[Route]:
    """The routes, as the settings say.

    Raises ServerError `oidc-settings` for a provider that is not set up whole, and
    `oidc-extra-missing` without the packages of the extra `oidc`.
    """
    locales = settings.locales
    if not settings.oidc_issuer:
        return SignInPages(people, translator, locales).routes()
    try:
        # An optional extra: servers without a provider do not need its packages.
        from kiosk_server.people.oidc import OidcProvider, OidcSettings  # noqa: PLC0415 - see above
        from kiosk_server.web.sign_in_provider import ProviderPages  # noqa: PLC0415 - see above
    except ModuleNotFoundError as error:
        raise ServerError("oidc-extra-missing") from error
    pages = SignInPages(people, translator, locales, has_provider=True)
    provider = OidcProvider(OidcSettings.of(settings, PROVIDER_RETURN_PATH), clock)
    return [*pages.routes(), *ProviderPages(people, pages, provider, clock).routes()]
