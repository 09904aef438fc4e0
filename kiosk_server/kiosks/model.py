"""The values of kiosks: what a screen may be, and why one is not enrolled."""

from dataclasses import dataclass
from enum import Enum


class EnrolKind(Enum):
    """What a screen is enrolled as."""

    KIOSK = "kiosk"
    """People touch it."""
    DISPLAY = "display"
    """People look at it."""


class KioskRefusal(Enum):
    """Why a screen is not enrolled."""

    KIOSK_LEVEL_UNKNOWN = "kiosk-level-unknown"
    KIOSK_PAGE_UNFIT = "kiosk-page-unfit"


@dataclass(frozen=True, slots=True)
class KioskRefused:
    """The honest answer is no."""

    reason: KioskRefusal


def default_page(kind: EnrolKind) -> str | None:
    """What a screen opens if nothing else is said; None: that must be said."""
    return "/kiosk?loudspeaker=on" if kind is EnrolKind.KIOSK else None
