"""The keys of a data directory while the server runs: read again when the file has changed."""

import logging
from collections.abc import Sequence

from kiosk_server.core.errors import ServerError
from kiosk_server.people.signed_tokens import KeyFile

_logger = logging.getLogger(__name__)


class KeyRing:
    """Keys that sign tokens. Raises as `KeyFile.keys` does when made."""

    def __init__(self, file: KeyFile) -> None:
        self._file = file
        self._keys = file.keys()
        self._stamp = file.stamp()
        self._is_broken = False

    @property
    def keys(self) -> Sequence[bytes]:
        """All keys, the one that signs first."""
        return self._keys

    @property
    def secret(self) -> bytes:
        """What else is keyed in this data directory: the oldest key, which lives longest."""
        return self._keys[-1]

    def refresh(self) -> None:
        """Reads the file again if it has changed; while it is broken the keys of before hold."""
        try:
            stamp = self._file.stamp()
            if stamp == self._stamp:
                return
            self._keys, self._stamp = self._file.keys(), stamp
        except (ServerError, OSError) as error:
            if not self._is_broken:
                _logger.error(  # noqa: TRY400 - what is wrong is the file, not the code
                    "key file cannot be read",
                    extra={"reason": getattr(error, "code", type(error).__name__)},
                )
            self._is_broken = True
        else:
            self._is_broken = False
