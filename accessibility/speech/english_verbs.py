"""English words with two sounds, told by their neighbours: “please use the lift”, “the lift is for
the use of staff”, “a lead apron”. The engine decides wrongly where one is told to do something.

Knows the engine's letters and no grammar beyond these words.
"""

_SOUNDS = {
    "use": "j'u:z",
    "close": "kl'oUz",
    "present": "prI2z'Ent",
    "record": "rI2k'O@d",
    "wind": "w'aInd",
    "lead": "l'Ed",
    "tear": "t'e@",
    "live": "l'Iv",
    "minute": "maIn'u:t",
}
_TELLING = frozenset({"", "please", "to", "and", "or", "then", "not", "can", "must", "should"})
"""What stands before a verb that tells to do something; nothing: it begins the clause."""
_OBJECTS = frozenset(
    {
        *("the", "this", "that", "these", "those", "a", "an", "another", "any", "either", "it"),
        *("your", "our", "my", "his", "her", "their", "one", "both", "all"),
    }
)
_NO_VERB_BEFORE = frozenset({"the", "in", "of", "no", "staff", "public"})
_AFTER_NOUN_USE = frozenset({"", "of", "only", "by", "in", "for"})
_TIMES = frozenset({"at", "in", "on", "for", "soon", "early", "late", "when", "until", "today"})
_WITH = frozenset({"to", "with", "yourself", "at", "here"})
_NEAR = frozenset({"to", "by", "up"})
"""What follows the close that is near."""
_BEFORE_NEAR = frozenset(
    {
        *("is", "are", "was", "were", "be", "very", "too", "so", "as", "quite", "stay", "stand"),
        *("come", "keep", "this"),
    }
)


_TORN = frozenset({"in", "of", "off", "along", "here", "open", "out"})
"""What follows a tear that is no drop."""
_METAL = frozenset(
    {
        *("apron", "aprons", "glass", "screen", "screens", "shield", "shields", "shielding"),
        *("gloves", "collar", "vest", "blanket", "poisoning", "level", "levels", "lined", "paint"),
    }
)
"""What lead is when it stands before one of these."""


_LIVED = frozenset({"with", "in", "at", "alone", "near", "here", "there", "far", "on", "together"})
_LIVING = frozenset({"to", "you", "we", "they", "i", "who", "people", "can", "cannot", "must"})
_SMALL = frozenset({"amounts", "amount", "quantities", "quantity", "traces", "trace", "particles"})


def verb_sound(before: str, word: str, after: str) -> str | None:
    """The sound of a word that is not what the engine takes it for, in the engine's letters;
    neighbours may be empty."""
    before, word, after = before.lower(), word.lower(), after.lower()
    match word:
        case "use":
            is_other = _uses(before, after)
        case "close":
            is_other = _closes(before, after)
        case "present" | "record":
            is_other = before in _TELLING and after in _OBJECTS | _WITH
        case "wind":
            is_other = before in _TELLING and after in _OBJECTS | {"down", "up", "back"}
        case "lead":
            is_other = after in _METAL
        case "tear":
            is_other = after in _TORN
        case "live":
            is_other = after in _LIVED or before in _LIVING
        case "minute":
            is_other = after in _SMALL
        case _:
            is_other = False
    return _SOUNDS[word] if is_other else None


def _uses(before: str, after: str) -> bool:
    if after in _OBJECTS:
        return before not in _NO_VERB_BEFORE
    return before in _TELLING and after not in _AFTER_NOUN_USE


def _closes(before: str, after: str) -> bool:
    if after in _NEAR or before in _BEFORE_NEAR:
        return False
    return before in _TELLING or after in _OBJECTS | _TIMES or before.endswith("s")
