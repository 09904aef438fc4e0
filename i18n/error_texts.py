"""Sentences for error codes, with a general one for codes that no catalog knows."""

from collections.abc import Mapping

from i18n.errors import I18nError
from i18n.translator import Translator
from i18n.twin_text import TwinText

_UNKNOWN = "error-unknown"


def error_text(
    translator: Translator,
    error_code: str,
    fields: Mapping[str, str | float | None],
    locale: str,
) -> TwinText:
    """What to tell somebody about an error: the message `error-<code>`, fields as its arguments.

    Where the fields `file`, `feature` or `field` are known they are put in front. None is an empty
    text. A code without a message, or with a message that wants other fields, gives
    `error-unknown`.
    """
    message_id = f"error-{error_code}"
    args = {name: _shown(value) for name, value in fields.items()}
    if not translator.has(locale, message_id):
        return translator.say(locale, _UNKNOWN, {"code": error_code})
    try:
        said = translator.say(locale, message_id, args)
    except I18nError as error:
        if error.code != "message-argument-missing":
            raise
        return translator.say(locale, _UNKNOWN, {"code": error_code})
    known = [name for name in ("feature", "field") if args.get(name)]
    if not args.get("file"):
        return said
    where = translator.say(locale, f"error-where-{'-'.join(known) or 'file'}", args)
    return translator.say(locale, "error-somewhere", {"where": where, "error": said})


def _shown(value: str | float | None) -> str:
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value)
