"""Which version of reading texts aloud this is: kept sounds are made anew when it changes.

Made from what decides on it, so that nobody has to remember to count it up.
"""

import hashlib
from functools import lru_cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable

_DECIDES = ("chinese_", "english_", "clauses.", "espeak_", "powers.")
"""How the files begin that have a say in how a text is read, lexicons and code alike."""


@lru_cache(1)
def normalisation() -> str:
    """The version of this release: of its lexicons, its rules and the dictionary of pinyin."""
    return version_of(resources.files("accessibility.speech"), metadata.version("pypinyin"))


def version_of(folder: Traversable, dictionary: str) -> str:
    """A hash of the deciding files of a folder and the dictionary's version, twelve digits."""
    digest = hashlib.sha256(dictionary.encode())
    files = (file for file in folder.iterdir() if file.name.startswith(_DECIDES))
    for file in sorted(files, key=lambda file: file.name):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
