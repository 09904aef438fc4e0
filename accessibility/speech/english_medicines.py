"""How the names of medicines sound that are on no list: they end in the stems of the WHO, which
tell where the stress lies; before it names are read letter by letter, as they are made to be.

Knows the engine's letters, and no single medicine.
"""

import re
from collections.abc import Iterator, Mapping

_STRESSED = {"a": "'a", "e": "'E", "i": "'I", "o": "'oU", "u": "'u:", "y": "'I"}
_FULL = {"a": ",a", "e": ",E", "i": ",I", "o": ",oU", "u": ",u:", "y": ",I"}
_CLOSED = {**_FULL, "o": ",0", "u": ",V"}
_WEAK = {"a": "@", "e": "@", "i": "@", "o": "@", "u": "j@", "y": "@"}
_AT_BEGIN = {"a": "@", "e": "I2", "i": "I2", "o": "oU", "u": "ju:", "y": "I2"}
_CONSONANTS = {
    "ph": "f",
    "th": "T",
    "ch": "k",
    "qu": "kw",
    "ck": "k",
    "sc": "s",
    "x": "ks",
    "c": "k",
    "j": "dZ",
    "y": "j",
    "q": "k",
    "ce": "s",
    "ci": "s",
    "cy": "s",
    "ge": "dZ",
    "gi": "dZ",
}
_CONSONANT = re.compile(r"ph|th|ch|qu|ck|sc(?=[eiy])|c(?=[eiy])|g(?=[ei])|([b-df-hj-np-tv-z])\1?")
_WITH_R = {"ar": ",A@", "er": ",3:", "ir": ",3:", "or": ",O@", "ur": ",3:", "yr": ",3:"}
_PIECE = re.compile(r"[aeiouy]r(?=[^aeiouyr])|[aeiouy]|[^aeiouy]+")
_ONSET = re.compile("[^aeiouy]*")
_ONSETS = frozenset(
    {
        *("bl", "cl", "fl", "gl", "pl", "sl", "br", "cr", "dr", "fr", "gr", "pr", "tr", "thr"),
        *("phr", "chr", "qu"),
    }
)
"""What a syllable begins with; any other two consonants close the one before."""
_C = "(?:[bcdfgklmnprstvxz]|pr|tr|br|dr)"
_STEMS: Mapping[str, str] = {
    # The letter before | has the stress; behind it stands how the rest sounds.
    "[aeiou]|tinib": "t@n@b",
    "[aeiou]|fenib": "f@n@b",
    "[aeiou]|panib": "p@n@b",
    "[aeiou]|parib": "p@r@b",
    "[aeiou]|dipine": "d@p,i:n",
    "[aeiou]|prazole": "pr@z,oUl",
    "[aeiou]|tidine": "t@d,i:n",
    "[aeiou]|tadine": "t@d,i:n",
    "[aeiou]|setron": "s@tr,0n",
    "[aeiou]|xaban": "ks@b,an",
    "[aeiou]|fenac": "f@nak",
    "[aeiou]|glinide": "gl@n,aId",
    "[aeiou]|nafil": "n@f,Il",
    "[aeiou]|piprant": "p@pr,ant",
    "[aeiou]|semide": "s@m,aId",
    "[aeiou]|terol": "t@r,0l",
    "[aeiou]|zosin": "z@s@n",
    "[aeiou]|tecan": "t@k,an",
    "[aeiou]|ximab": "ks@m,ab",
    "[aeiou]|(?:ph|f)ylline": "f@l@n",
    f"[aeiou]|(?P<between>{_C})umab": "j@m,ab",
    f"[aeiou]|(?P<between>{_C})imab": "@m,ab",
    f"[aeiou]|(?P<between>{_C})imod": "@m,0d",
    f"[aeiou]|(?P<between>{_C})[aeiou]pril": "@pr,Il",
    f"[aeiou]|(?P<between>{_C})[aeiou]lol": "@l,0l",
    f"[aeiou]|(?P<between>{_C})[ai]vir": "@v,i@r",
}
_STRESSED_STEMS: Mapping[str, str] = {
    "asvir": "'asv,i@r",
    "azepam": "'az@p,am",
    "azolam": "'az@l,am",
    "caftor": "k'aft3",
    "ciclib": "s'aIkl@b",
    "ciclovir": "s'aIkl@v,i@r",
    "citabine": "s'aIt@b,i:n",
    "citidine": "s'aIt@d,i:n",
    "cobalamin": "koUb'al@m@n",
    "conazole": "k'0n@z,oUl",
    "coxib": "k'0ks@b",
    "cycline": "s'aIkl,i:n",
    "cyclovir": "s'aIkl@v,i@r",
    "degib": "d'Eg@b",
    "dustat": "d'u:st,at",
    "fentanil": "f'Ent@n,Il",
    "floxacin": "fl'0ks@s@n",
    "fungin": "f'VndZ@n",
    "gepant": "dZ'Ep@nt",
    "gliflozin": "gl@fl'oUz@n",
    "gliptin": "gl'IptIn",
    "glitazone": "gl'It@z,oUn",
    "glutide": "gl'u:t,aId",
    "micin": "m'aIs@n",
    "mycin": "m'aIs@n",
    "nidazole": "n'aId@z,oUl",
    "orexant": "@r'Eks@nt",
    "oxacin": "'0ks@s@n",
    "oxetine": "'0ks@t,i:n",
    "oxicam": "'0ks@k,am",
    "oxime": "'0ks,i:m",
    "penem": "p'En@m",
    "peridone": "p'Er@d,oUn",
    "platin": "pl'at@n",
    "previr": "pr'Ev,i@r",
    "profen": "pr'oUf@n",
    "relix": "r'El@ks",
    "rubicin": "r'u:b@s@n",
    "sartan": "s'A@t@n",
    "sentan": "s'Ent@n",
    "tegravir": "t'Egr@v,i@r",
    "thiazide": "T'aI@z,aId",
    "triptan": "tr'Ipt@n",
    "tropium": "tr'oUpI2;@m",
    "vancin": "v'ans@n",
    "vastatin": "v@st'at@n",
    "zomib": "z'oUm@b",
}
"""Stems that have the stress themselves."""
_STRESSED_NAMES = tuple(
    (re.compile(f"(?P<front>[a-z]+){stem}"), stem, sound)
    for stem, sound in sorted(_STRESSED_STEMS.items(), key=lambda both: -len(both[0]))
)
_NAMES = tuple(
    (re.compile(f"(?P<front>[a-z]*?)(?P<vowel>{vowel})(?P<tail>{tail})"), sound)
    for (vowel, _, tail), sound in ((stem.partition("|"), sound) for stem, sound in _STEMS.items())
)
_MOST_AT_ONSET = 2


def medicine_sound(word: str) -> str | None:
    """The sound of a word that ends as medicines do; None for any other."""
    plain = word.lower()
    for stressed_name, stem, sound in _STRESSED_NAMES:
        match = stressed_name.fullmatch(plain)
        if match is not None and len(match["front"]) >= _MOST_AT_ONSET:
            return f"{_front(match['front'], stem)}{sound}"
    for pattern, sound in _NAMES:
        match = pattern.fullmatch(plain)
        if match is None or len(match["front"]) < _MOST_AT_ONSET:
            continue
        is_short = match["vowel"] == "o" and plain.endswith("umab")
        stressed = "'0" if is_short else _STRESSED[match["vowel"]]
        between = match.groupdict().get("between", "")
        front = _front(match["front"], match["vowel"])
        return f"{front}{stressed}{_consonants(between, 'a')}{sound}"
    return None


def _front(front: str, following: str) -> str:
    """What stands before the stress, by what follows."""
    pieces = _PIECE.findall(front)
    last = max((at for at, piece in enumerate(pieces) if piece[0] in _WEAK), default=-1)
    return "".join(
        _piece([*pieces, following], at, is_last=at == last) for at in range(len(pieces))
    )


def _piece(pieces: list[str], at: int, *, is_last: bool) -> str:
    piece, following = pieces[at], pieces[at + 1]
    if piece in _WITH_R:
        return _WITH_R[piece]
    if piece[0] not in _WEAK:
        return _consonants(piece, following)
    onset = _ONSET.match(following)
    behind = "" if onset is None else onset[0]
    is_closed = len([*_sounds(behind, "a")]) >= _MOST_AT_ONSET and behind not in _ONSETS
    if is_closed:
        return _CLOSED[piece]
    if at == 0:
        return _AT_BEGIN[piece] if is_last or piece == "u" else _FULL[piece]
    is_first = not any(each[0] in _WEAK for each in pieces[:at])
    return _FULL[piece] if is_first and not is_last else _WEAK[piece]


def _consonants(letters: str, following: str) -> str:
    return "".join(_sounds(letters, following))


def _sounds(letters: str, following: str) -> Iterator[str]:
    """Consonants, a c or g by the vowel behind it."""
    first_vowel = following[:1] if following[:1] in _WEAK else "a"
    text = letters + first_vowel
    at = 0
    while at < len(letters):
        match = _CONSONANT.match(text, at)
        if match is None:
            return
        signs = match[0]
        pair = text[at : at + 2]
        if signs in ("c", "g") and pair in _CONSONANTS:
            yield _CONSONANTS[pair]
        else:
            yield _CONSONANTS.get(signs, signs[0])
        at = match.end()
