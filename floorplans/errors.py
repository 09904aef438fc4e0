"""The one base error of this package: a code and fields, never a sentence.

Sentences live in the catalogs; whoever shows an error looks its code up there.
"""

from collections.abc import Mapping


class FloorplanError(Exception):
    """A broken promise about a plan.

    `code` is a stable kebab-case word such as `plan-file-missing-field`; `fields` holds what a
    message needs (file, feature, field, value …) as strings and numbers.
    """

    def __init__(self, code: str, /, **fields: str | float | None) -> None:
        self.code = code
        self.fields: Mapping[str, str | float | None] = dict(fields)
        super().__init__(code, self.fields)

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value!r}" for name, value in self.fields.items())
        return f"{self.code}({details})"


class PlanReadError(FloorplanError):
    """A file that cannot be read as a plan; names `file`, and `feature` and `field` if known."""
