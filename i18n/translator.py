"""The catalogs of all languages, read once; a message is shown text with an optional spoken twin.

Adding a language is adding a folder of .ftl files (Project Fluent) with the same messages. One that
has not all of them says so, see i18n/locale_folder.py.
"""

from collections.abc import Mapping
from importlib import resources
from importlib.resources.abc import Traversable

from fluent.runtime import FluentBundle
from fluent.runtime.resolver import Message
from fluent.syntax import FluentParser, ast

from i18n.errors import I18nError
from i18n.locale_folder import fallback_of
from i18n.twin_text import TwinText, one_line

Argument = str | int | TwinText
"""What a message is given: a text, a text with its spoken twin, or a count to choose a plural by.

Counts only choose: numbers that are shown arrive formatted, as texts.
"""

SPOKEN_ATTRIBUTE = "speak"


class Translator:
    """Messages by locale. Never changed after loading, so threads may share it."""

    def __init__(
        self, bundles: Mapping[str, FluentBundle], fallbacks: Mapping[str, str] | None = None
    ) -> None:
        """`fallbacks`: which language speaks where another one lacks a message."""
        self._bundles = dict(bundles)
        self._fallbacks = dict(fallbacks or {})

    @staticmethod
    def load(folder: Traversable | None = None, *, use_isolating: bool = False) -> "Translator":
        """All catalogs of a folder (by default the packaged ones), one subfolder a locale.

        `use_isolating` wraps arguments in Unicode isolation marks, for right-to-left pages; texts
        for speech and receipts go without. Raises I18nError `catalog-broken` for a file that does
        not parse or defines a message twice, `catalog-message-missing` where a locale lacks a
        message that another one has, `catalog-empty` where there is no locale.
        """
        root = resources.files("i18n") / "catalogs" if folder is None else folder
        bundles: dict[str, FluentBundle] = {}
        messages: dict[str, frozenset[str]] = {}
        fallbacks: dict[str, str] = {}
        for locale_folder in sorted(root.iterdir(), key=lambda entry: entry.name):
            if not locale_folder.is_dir() or locale_folder.name.startswith(("_", ".")):
                continue
            bundle = FluentBundle([locale_folder.name], use_isolating=use_isolating)
            messages[locale_folder.name] = _fill(bundle, locale_folder)
            bundles[locale_folder.name] = bundle
            fallback = fallback_of(locale_folder)
            if fallback is not None:
                fallbacks[locale_folder.name] = fallback
        if not bundles:
            raise I18nError("catalog-empty", folder=root.name)
        wanted = frozenset().union(*messages.values())
        for locale, found in messages.items():
            there = found | messages.get(fallbacks.get(locale, ""), frozenset())
            if wanted - there:
                missing = ", ".join(sorted(wanted - there))
                raise I18nError("catalog-message-missing", locale=locale, messages=missing)
        return Translator(bundles, fallbacks)

    @property
    def locales(self) -> tuple[str, ...]:
        """The locales there are, sorted."""
        return tuple(self._bundles)

    def has(self, locale: str, message_id: str) -> bool:
        """Whether a locale has a message."""
        return self._bundle(locale, message_id).has_message(message_id)

    def language_of(self, locale: str, message_id: str) -> str:
        """The language in which a locale says a message: itself, or what stands in for it."""
        own = self._bundles.get(locale)
        is_lent = own is not None and not own.has_message(message_id)
        return self._fallbacks.get(locale, locale) if is_lent else locale

    def text(self, locale: str, message_id: str, args: Mapping[str, Argument] | None = None) -> str:
        """A message as it is shown.

        Raises I18nError: `locale-unknown` (negotiate first), `message-unknown`,
        `message-argument-missing`.
        """
        return self._format(locale, message_id, None, _chosen(args, spoken=False))

    def spoken(
        self, locale: str, message_id: str, args: Mapping[str, Argument] | None = None
    ) -> str:
        """A message as it is spoken: its `.speak` twin, else its text, with spoken arguments."""
        message = self._message(locale, message_id)
        attribute = SPOKEN_ATTRIBUTE if SPOKEN_ATTRIBUTE in message.attributes else None
        return self._format(locale, message_id, attribute, _chosen(args, spoken=True))

    def say(
        self, locale: str, message_id: str, args: Mapping[str, Argument] | None = None
    ) -> TwinText:
        """Both of a message, shown and spoken."""
        return TwinText(self.text(locale, message_id, args), self.spoken(locale, message_id, args))

    def attribute(
        self,
        locale: str,
        message_id: str,
        attribute: str,
        args: Mapping[str, Argument] | None = None,
    ) -> TwinText:
        """A named variant of a message, such as its form inside a sentence."""
        return TwinText(
            self._format(locale, message_id, attribute, _chosen(args, spoken=False)),
            self._format(locale, message_id, attribute, _chosen(args, spoken=True)),
        )

    def _bundle(self, locale: str, message_id: str) -> FluentBundle:
        """What speaks a message in a language: the language itself, else what stands in for it."""
        bundle = self._bundles.get(locale)
        if bundle is None:
            raise I18nError("locale-unknown", locale=locale)
        if not bundle.has_message(message_id) and locale in self._fallbacks:
            return self._bundles[self._fallbacks[locale]]
        return bundle

    def _message(self, locale: str, message_id: str) -> Message:
        bundle = self._bundle(locale, message_id)
        if not bundle.has_message(message_id):
            raise I18nError("message-unknown", locale=locale, message=message_id)
        return bundle.get_message(message_id)

    def _format(
        self, locale: str, message_id: str, attribute: str | None, args: dict[str, str | int]
    ) -> str:
        message = self._message(locale, message_id)
        pattern = message.value if attribute is None else message.attributes.get(attribute)
        if pattern is None:
            missing = f"{message_id}.{attribute}" if attribute else message_id
            raise I18nError("message-unknown", locale=locale, message=missing)
        text, errors = self._bundle(locale, message_id).format_pattern(pattern, args)
        if errors:
            raise I18nError(
                "message-argument-missing",
                locale=locale,
                message=message_id,
                reason="; ".join(str(error) for error in errors),
            )
        return str(text)


def _chosen(args: Mapping[str, Argument] | None, *, spoken: bool) -> dict[str, str | int]:
    """Arguments as texts to show, or to speak, fit for one line."""
    chosen: dict[str, str | int] = {}
    for name, value in (args or {}).items():
        if isinstance(value, int):
            chosen[name] = value
        elif isinstance(value, TwinText):
            chosen[name] = one_line(value.spoken if spoken else value.text)
        else:
            chosen[name] = one_line(value)
    return chosen


def _fill(bundle: FluentBundle, folder: Traversable) -> frozenset[str]:
    """Put all .ftl files of a folder into a bundle; the ids of its messages."""
    parser = FluentParser(with_spans=False)
    found: set[str] = set()
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if not file.name.endswith(".ftl"):
            continue
        resource = parser.parse(file.read_text(encoding="utf-8"))
        where = f"{folder.name}/{file.name}"
        for entry in resource.body:
            if isinstance(entry, ast.Junk):
                raise I18nError("catalog-broken", file=where, near=(entry.content or "")[:60])
            if isinstance(entry, ast.Message):
                if entry.id.name in found:
                    raise I18nError("catalog-broken", file=where, near=entry.id.name)
                found.add(entry.id.name)
        bundle.add_resource(resource)
    return frozenset(found)
