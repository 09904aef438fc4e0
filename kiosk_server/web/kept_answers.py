"""Finished answers with their ETag and zipped form, for those who ask again or ask for gzip."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

import deflate
from starlette.requests import Request
from starlette.responses import Response

QUICK, SMALLEST = 8, 12
"""How much work zipping is: for what somebody waits for, and for what is zipped once at a start."""


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """A body as it is sent; `zipped` is empty where zipping saves nothing."""

    body: bytes
    zipped: bytes
    media_type: str
    etag: str

    @staticmethod
    def of(
        body: bytes, media_type: str, *, zips: bool = True, zip_level: int = QUICK
    ) -> "KeptAnswer":
        """A body with what goes with it."""
        zipped = bytes(deflate.gzip_compress(body, zip_level)) if zips else b""
        if len(zipped) >= len(body):
            zipped = b""
        return KeptAnswer(body, zipped, media_type, sha256(body).hexdigest()[:32])

    @property
    def size_bytes(self) -> int:
        """What keeping it costs."""
        return len(self.body) + len(self.zipped) + 512

    def response(
        self, request: Request, headers: Mapping[str, str], status_code: int = 200
    ) -> Response:
        """The answer to one request: 304 if the caller has it, zipped if the caller takes that."""
        zips = bool(self.zipped) and takes_gzip(request.headers.get("accept-encoding", ""))
        etag = f'"{self.etag}-gzip"' if zips else f'"{self.etag}"'
        sent = {**headers, "ETag": etag, "X-Content-Type-Options": "nosniff"}
        sent["Vary"] = f"{sent['Vary']}, Accept-Encoding" if "Vary" in sent else "Accept-Encoding"
        known = request.headers.get("if-none-match", "").split(",")
        if status_code == 200 and {tag.strip().removeprefix("W/") for tag in known} & {etag, "*"}:
            return Response(status_code=304, headers=sent)
        if zips:
            sent["Content-Encoding"] = "gzip"
        body = self.zipped if zips else self.body
        return Response(body, status_code, sent, self.media_type)


def takes_gzip(accept_encoding: str) -> bool:
    """Whether an Accept-Encoding header allows gzip."""
    for item in accept_encoding.lower().split(","):
        coding, _, parameters = item.partition(";")
        if coding.strip() in {"gzip", "*"}:
            return parameters.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False
