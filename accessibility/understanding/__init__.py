"""What a typed or spoken sentence asks for: an intent, what it is about, and places to confirm.

Phrases stand in the catalogs; it asks the search for places and knows no walking times.
"""

from accessibility.understanding.sentence_words import SentenceWords, sentence_words
from accessibility.understanding.sentences import SentenceReader
from accessibility.understanding.values import Candidate, Intent, Understood

__all__ = [
    "Candidate",
    "Intent",
    "SentenceReader",
    "SentenceWords",
    "Understood",
    "sentence_words",
]
