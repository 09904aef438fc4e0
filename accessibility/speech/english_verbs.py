"""English words with two sounds, told by their neighbours: “please use the lift”, “the lift is for
the use of staff”, “a lead apron”. The engine decides wrongly where one is told to do something.

Knows the engine's letters and no grammar beyond these words.
"""

from collections.abc import Callable, Mapping

_AS_VERB = {
    "use": "j'u:z",
    "close": "kl'oUz",
    "present": "prI2z'Ent",
    "record": "rI2k'O@d",
    "wind": "w'aInd",
    "conduct": "k@nd'Vkt",
    "contract": "k@ntr'akt",
    "contrast": "k@ntr'ast",
    "increase": "Inkr'i:s",
    "decrease": "di:kr'i:s",
    "insert": "Ins'3:t",
    "suspect": "s@sp'Ekt",
    "subject": "s@bdZ'Ekt",
    "object": "@bdZ'Ekt",
    "permit": "p3m'It",
    "transport": "transp'O@t",
    "transfer": "transf'3:",
    "discharge": "dIstS'A@dZ",
    "escort": "EskO@t",
    "compress": "k@mpr'Es",
    "extract": "Ikstr'akt",
    "refund": "r@f'Vnd",
    "separate": "s'Ep@r,eIt",
    "duplicate": "d'u:pl@k,eIt",
    "estimate": "'Est@m,eIt",
    "moderate": "m'0d@r,eIt",
    "delegate": "d'El@g,eIt",
    "diffuse": "d@fj'u:z",
    "associate": "@s'oUSI2;,eIt",
    "polish": "p'0lIS",
    "bow": "b'aU",
    "house": "h'aUz",
}
"""What is said when one is told to do it."""
_AS_NOUN = {
    "discharge": "d'IstSA@dZ",
    "refund": "r'i:fVnd",
    "refunds": "r'i:fVndz",
    "duplicate": "d'u:pl@k@t",
    "diffuse": "d@fj'u:s",
    "associate": "@s'oUSI2;@t",
    "analyses": "@n'al@si:z",
    "compress": "k'0mprEs",
    "advocate": "'adv@k@t",
    "insert": "'Ins3:t",
    "extract": "'Ekstrakt",
}
"""What the engine says as the verb, and mostly is none."""
_TELLING = frozenset({"", "please", "to", "and", "or", "then", "not", "can", "must", "should"})
"""What stands before a verb that tells to do something; nothing: it begins the clause."""
_DOING = _TELLING | frozenset(
    {
        *("will", "we", "you", "they", "i", "may", "could", "would", "cannot", "who", "doctors"),
        *("nurses", "never", "always", "shall", "don't", "didn't", "won't", "let", "be"),
    }
)
"""What stands before a verb."""
_OBJECTS = frozenset(
    {
        *("the", "this", "that", "these", "those", "a", "an", "another", "any", "either", "it"),
        *("your", "our", "my", "his", "her", "their", "one", "both", "all", "you", "me", "him"),
        *("them", "us", "each", "every", "patients", "if"),
    }
)
_NO_VERB_BEFORE = frozenset({"the", "in", "of", "no", "staff", "public"})
_AFTER_NOUN_USE = frozenset({"", "of", "only", "by", "in", "for"})
_TIMES = frozenset({"at", "in", "on", "for", "soon", "early", "late", "when", "until", "today"})
_WITH = frozenset({"to", "with", "yourself", "at", "here"})
_AFTER: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("present", "record", "transfer"), _WITH),
    "wind": frozenset({"down", "up", "back"}),
    "bow": frozenset({"down"}),
    "insert": frozenset({"card", "cards", "coin", "coins", "cash", "money", "banknotes", "ticket"}),
}
"""What follows some verbs beside what is done to."""
_NEAR = frozenset({"to", "by", "up"})
"""What follows the close that is near."""
_AT_HAND = frozenset(
    {
        *("contact", "contacts", "relative", "relatives", "family", "friend", "friends"),
        *("supervision", "monitoring", "observation", "attention", "range", "look"),
    }
)
_BEFORE_NEAR = frozenset(
    {
        *("is", "are", "was", "were", "be", "very", "too", "so", "as", "quite", "stay", "stand"),
        *("come", "keep", "this"),
    }
)
_TORN = frozenset({"in", "of", "off", "along", "here", "open", "out"})
"""What follows a tear that is no drop."""
_TEARING = frozenset(
    {
        *("cuff", "muscle", "ligament", "meniscal", "meniscus", "tendon", "retinal", "labral"),
        *("perineal", "vaginal", "cartilage", "corneal", "skin", "acl", "aortic"),
    }
)
"""What tears without weeping."""
_METAL = frozenset(
    {
        *("apron", "aprons", "glass", "screen", "screens", "shield", "shields", "shielding"),
        *("gloves", "collar", "vest", "blanket", "poisoning", "level", "levels", "lined", "paint"),
    }
)
"""What lead is when it stands before one of these."""
_LIVED = frozenset({"with", "in", "at", "alone", "near", "here", "there", "far", "on", "together"})
_LIVING = frozenset({"to", "you", "we", "they", "i", "who", "people", "can", "cannot", "must"})
_SMALL = frozenset(
    {
        *("amounts", "amount", "quantities", "quantity", "traces", "trace", "particles", "crack"),
        *("cracks", "fracture", "hole", "holes", "lesion", "lesions", "doses", "changes", "scar"),
    }
)
_EVERY_OTHER = frozenset({"day", "days", "week", "weeks", "month", "months", "nights"})
_ONE_DOES = frozenset({"analyses", "refunds"})
"""Never what somebody is told to do."""
_JOINING = frozenset({"and", "or"})
"""Behind these stands a noun, as in payment and refund, where nothing is named to do it to."""
_ANALYSED = frozenset({"it", "he", "she", "which", "machine", "laboratory", "lab", "that"})
_OTHERS: Mapping[str, tuple[frozenset[str], frozenset[str], str]] = {
    # Its neighbours before, or those after, and the sound between them.
    "lead": (frozenset(), _METAL, "l'Ed"),
    "tear": (_TEARING, _TORN, "t'e@"),
    "live": (_LIVING, _LIVED, "l'Iv"),
    "minute": (frozenset(), _SMALL, "maIn'u:t"),
    "alternate": (frozenset(), _EVERY_OTHER, "'O:lt3n@t"),
    "excuse": (frozenset(), frozenset({"me", "us", "my", "our"}), "Ikskj'u:z"),
}


def verb_sound(before: str, word: str, after: str) -> str | None:
    """The sound of a word that is not what the engine takes it for, in the engine's letters;
    neighbours may be empty."""
    if word == "polish":
        return _AS_VERB[word]
    before, word, after = before.lower(), word.lower(), after.lower()
    if word in _OTHERS:
        befores, afters, sound = _OTHERS[word]
        return sound if before in befores or after in afters else None
    if word == "close" and after in _AT_HAND:
        return "kl'oUs"
    if word in _AS_VERB and _is_verb(before, word, after):
        return _AS_VERB[word]
    return _AS_NOUN.get(word) if _is_noun(before, word, after) else None


def _is_verb(before: str, word: str, after: str) -> bool:
    if word in _RULES:
        return _RULES[word](before, after)
    befores = _TELLING if word in _AFTER else _DOING
    return before in befores and after in _OBJECTS | _AFTER.get(word, frozenset())


def _is_noun(before: str, word: str, after: str) -> bool:
    if word in _ONE_DOES:
        return before not in _ANALYSED
    return before not in _DOING - {""} or (before in _JOINING and after not in _OBJECTS)


def _uses(before: str, after: str) -> bool:
    if after in _OBJECTS:
        return before not in _NO_VERB_BEFORE
    return before in _TELLING and after not in _AFTER_NOUN_USE


def _closes(before: str, after: str) -> bool:
    if after in _NEAR or before in _BEFORE_NEAR:
        return False
    return before in _TELLING or after in _OBJECTS | _TIMES or before.endswith("s")


_RULES: Mapping[str, Callable[[str, str], bool]] = {"use": _uses, "close": _closes}
