"""Reads a QR code off a picture as a phone would, but for mending errors: finds the three corners,
samples the modules, undoes the mask and follows the bytes (ISO/IEC 18004). Shares no code with
what draws it, but the tables of the standard.
"""

from collections.abc import Iterator
from itertools import groupby

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from qrcode.base import rs_blocks
from qrcode.util import pattern_position

Bits = NDArray[np.bool_]
QUIET_MODULES = 4
_LEVELS = {0b01: 1, 0b00: 0, 0b11: 3, 0b10: 2}
_FORMAT_MASK = 0b101010000010010
_BYTES = 0b0100


def read_qr(image: Image.Image) -> str:
    """The text of the one code in a picture; its quiet zone must be white."""
    dark = np.array(image.convert("L")) < 128
    modules = _modules(dark)
    side = len(modules)
    version = (side - 17) // 4
    bits = sum(int(modules[8, x]) << (14 - i) for i, x in enumerate((0, 1, 2, 3, 4, 5, 7, 8)))
    bits += sum(int(modules[y, 8]) << (6 - i) for i, y in enumerate((7, 5, 4, 3, 2, 1, 0)))
    told = (bits ^ _FORMAT_MASK) >> 10
    correction, mask = _LEVELS[told >> 3], told & 0b111
    stream = [
        bool(modules[y, x]) ^ _masked(mask, y, x)
        for y, x in _walk(side)
        if not _is_function(version, side, y, x)
    ]
    words = [
        sum(bit << (7 - i) for i, bit in enumerate(stream[at : at + 8]))
        for at in range(0, len(stream) - 7, 8)
    ]
    data = _deinterleaved(words, [block.data_count for block in rs_blocks(version, correction)])
    whole = "".join(f"{word:08b}" for word in data)
    assert int(whole[:4], 2) == _BYTES
    counted = 8 if version < 10 else 16
    length = int(whole[4 : 4 + counted], 2)
    begin = 4 + counted
    return bytes(int(whole[begin + 8 * i : begin + 8 * i + 8], 2) for i in range(length)).decode()


def _modules(dark: Bits) -> Bits:
    """The modules, by three corners whose rows are dark and light as 1:1:3:1:1."""
    corners = sorted(set(_finders(dark)), key=lambda each: (each[1], each[0]))
    top = corners[0][1]
    first = min((each for each in corners if each[1] == top), key=lambda each: each[0])
    size = first[2]
    row = [each for each in corners if abs(each[1] - top) < size]
    right = max(row, key=lambda each: each[0])
    side = round((right[0] - first[0]) / size) + 7
    left, upper = first[0], first[1]
    zone = dark[
        upper - QUIET_MODULES * size : upper + (side + QUIET_MODULES) * size,
        left - QUIET_MODULES * size : left + (side + QUIET_MODULES) * size,
    ].copy()
    edge = QUIET_MODULES * size
    zone[edge:-edge, edge:-edge] = False
    assert not zone.any(), "the quiet zone is not white"
    at = np.arange(side) * size + size // 2
    return dark[np.ix_(upper + at, left + at)]


def _finders(dark: Bits) -> Iterator[tuple[int, int, int]]:
    """Left, top and module size in dots of each corner pattern."""
    for y in range(dark.shape[0]):
        if not dark[y].any():
            continue
        runs = [(bool(value), len(list(group))) for value, group in groupby(dark[y].tolist())]
        x = 0
        for i, (value, length) in enumerate(runs):
            pattern = [each for _, each in runs[i : i + 5]]
            size = length
            if value and size > 2 and pattern == [size, size, 3 * size, size, size]:
                top = y - 2 * size - _above(dark, y, x + 3 * size, size)
                square = dark[top : top + 7 * size, x : x + 7 * size]
                if square.shape == (7 * size, 7 * size) and square[0].all() and square[-1].all():
                    yield x, top, size
            x += length


def _above(dark: Bits, y: int, x: int, size: int) -> int:
    """How many dots of the inner square lie above a row."""
    count = 0
    while count <= 3 * size and dark[y - count - 1, x]:
        count += 1
    return count


def _masked(mask: int, y: int, x: int) -> bool:
    return (
        (y + x) % 2 == 0,
        y % 2 == 0,
        x % 3 == 0,
        (y + x) % 3 == 0,
        (y // 2 + x // 3) % 2 == 0,
        y * x % 2 + y * x % 3 == 0,
        (y * x % 2 + y * x % 3) % 2 == 0,
        ((y + x) % 2 + y * x % 3) % 2 == 0,
    )[mask]


def _is_function(version: int, side: int, y: int, x: int) -> bool:
    """Whether a module is part of a pattern and says nothing."""
    if (y < 9 and (x < 9 or x >= side - 8)) or (y >= side - 8 and x < 9) or 6 in {y, x}:
        return True
    if version >= 7 and ((y < 6 and x >= side - 11) or (x < 6 and y >= side - 11)):
        return True
    places = pattern_position(version)
    corners = {(6, 6), (6, side - 7), (side - 7, 6)}
    return any(
        abs(y - row) <= 2 and abs(x - column) <= 2 and (row, column) not in corners
        for row in places
        for column in places
    )


def _walk(side: int) -> Iterator[tuple[int, int]]:
    """The modules in the order of the bits: up and down in pairs of columns, from the right."""
    up = True
    for right in (*range(side - 1, 6, -2), *range(5, 0, -2)):
        for step in range(side):
            y = side - 1 - step if up else step
            yield y, right
            yield y, right - 1
        up = not up


def _deinterleaved(words: list[int], counts: list[int]) -> list[int]:
    """The data words, block after block."""
    blocks: list[list[int]] = [[] for _ in counts]
    at = iter(words)
    for column in range(max(counts)):
        for block, count in zip(blocks, counts, strict=True):
            if column < count:
                block.append(next(at))
    return [word for block in blocks for word in block]
