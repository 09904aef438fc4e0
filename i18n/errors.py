"""The one base error of this package: a code and fields, never a sentence."""

from collections.abc import Mapping


class I18nError(Exception):
    """A broken promise about languages: `code` is kebab-case, `fields` hold what it is about.

    Codes: `catalog-broken`, `catalog-message-missing`, `catalog-empty`, `locale-unknown`,
    `message-unknown`, `message-argument-missing`.
    """

    def __init__(self, code: str, /, **fields: str) -> None:
        self.code = code
        self.fields: Mapping[str, str] = dict(fields)
        super().__init__(code, self.fields)

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value!r}" for name, value in self.fields.items())
        return f"{self.code}({details})"
