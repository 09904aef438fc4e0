"""The paper that signs are printed on, and how fine. Knows nothing of what is on it."""

from enum import Enum

DOTS_PER_INCH = 300
DOTS_PER_MM = DOTS_PER_INCH / 25.4


class Paper(Enum):
    """Width and height in millimetres, upright."""

    A4 = (210.0, 297.0)
    A3 = (297.0, 420.0)

    @property
    def scale(self) -> float:
        """How much larger than A4 everything is set."""
        return self.value[0] / Paper.A4.value[0]


class FileFormat(Enum):
    """What a document is written as; the value is the file's ending."""

    PDF = "pdf"
    PNG = "png"


def dots(millimetres: float) -> float:
    """A length on paper in dots of the print."""
    return millimetres * DOTS_PER_MM
