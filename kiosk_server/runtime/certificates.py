"""The server's TLS certificate, read at the start and again when somebody says it is renewed."""

import logging
import ssl

from kiosk_server.core.errors import ServerError
from kiosk_server.core.settings import Settings

_logger = logging.getLogger(__name__)


def find_certificate(settings: Settings) -> ssl.SSLContext | None:
    """A context with the certificate of the settings; None where HTTPS is not ours to do.

    Raises ServerError `tls-unusable` with the file and the reason.
    """
    if settings.tls_cert is None or settings.tls_key is None:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_alpn_protocols(["http/1.1"])
    _load(context, settings)
    return context


def renew_certificate(context: ssl.SSLContext | None, settings: Settings) -> None:
    """Reads the files again, for connections from now on. Keeps the old one if they are broken.

    Without one there is nothing to read: the log says so.
    """
    if context is None:
        _logger.info("no certificate to renew")
        return
    try:
        _load(context, settings)
    except ServerError as error:
        _logger.error("certificate not renewed", extra=dict(error.fields))  # noqa: TRY400 - the fields tell all
    else:
        _logger.info("certificate renewed")


def _load(context: ssl.SSLContext, settings: Settings) -> None:
    # A context keeps half of a pair that does not fit together, so try the pair on another first.
    trial = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    for target in (trial, context):
        try:
            target.load_cert_chain(str(settings.tls_cert), str(settings.tls_key))
        except OSError as error:  # ssl.SSLError is one
            reason = getattr(error, "reason", None) or error.strerror or ""
            raise ServerError("tls-unusable", file=str(settings.tls_cert), reason=reason) from error
