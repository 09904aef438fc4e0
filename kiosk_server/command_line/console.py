"""How a command speaks: in the catalogs' words, answers to standard output, trouble to stderr."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from floorplans.errors import FloorplanError
from i18n.error_texts import error_text
from i18n.spoken_codes import is_chinese
from i18n.translator import Argument, Translator
from i18n.twin_text import with_han_spacing
from kiosk_server.core.errors import ServerError

EXIT_DONE = 0
EXIT_NO = 1
"""The honest answer is no: no route, or a plan with errors."""
EXIT_TROUBLE = 2
"""The question could not be answered: wrong use, or a file that cannot be read."""


@dataclass(frozen=True)
class Console:
    """Prints in one locale."""

    locale: str

    @cached_property
    def translator(self) -> Translator:
        return Translator.load()

    def text(self, message_id: str, args: Mapping[str, Argument] | None = None) -> str:
        """A message of the catalogs."""
        said = self.translator.text(self.locale, message_id, args)
        return with_han_spacing(said) if is_chinese(self.locale) else said

    def say(self, message_id: str, **args: Argument) -> None:
        """Prints a message."""
        self.line(self.text(message_id, args))

    @staticmethod
    def line(text: str = "") -> None:
        """Prints a finished line."""
        print(text)

    def trouble(self, message_id: str, **args: Argument) -> None:
        """Prints what is wrong and what to do, to standard error."""
        print(self.text(message_id, args), file=sys.stderr)

    def error(self, error: FloorplanError | ServerError) -> None:
        """Prints an error of a package in words."""
        said = error_text(self.translator, error.code, error.fields, self.locale)
        print(said.text, file=sys.stderr)
