"""Messages of the catalogs as plain JSON, for a browser that has no parser of Fluent: what is read
once here need not be read on every page. Knows no page and no language's words.

A pattern is a text, or a list of texts and of `{"arg": name}`, `{"message": id}` and
`{"by": name, "when": {key: pattern}, "else": pattern}`, where a key is a text, a number or one of
the language's words for counts. A message is its pattern, or `{"shown": …, "speak": …}` where it
has a spoken twin.
"""

from collections.abc import Iterator, Mapping, Sequence

from fluent.syntax import FluentParser, ast

from i18n.errors import I18nError

Part = str | Mapping[str, object]
Pattern = str | Sequence[Part]
Message = Pattern | Mapping[str, Pattern]
SPOKEN = "speak"


def message_patterns(source: str, name: str) -> Mapping[str, Message]:
    """All messages of a Fluent source by their ids; `name` is what the source is called.

    Raises I18nError `catalog-broken` for what is not read, or has no plain form.
    """
    entries = FluentParser(with_spans=False).parse(source).body
    return {id_: message for entry in entries for id_, message in _entry(entry, name)}


def named_messages(message: object) -> frozenset[str]:
    """The ids of the messages that stand in a message, or in a part of one."""
    match message:
        case {"message": str(id_)}:
            return frozenset({id_})
        case Mapping():
            return frozenset().union(*map(named_messages, message.values()))
        case list():
            return frozenset().union(*map(named_messages, message))
        case _:
            return frozenset()


def _entry(entry: ast.EntryType, name: str) -> Iterator[tuple[str, Message]]:
    if isinstance(entry, ast.Junk | ast.Term):
        raise I18nError("catalog-broken", file=name, near=_beginning(entry))
    if not isinstance(entry, ast.Message) or entry.value is None:
        return
    id_ = entry.id.name
    shown = _pattern(entry.value, f"{name} {id_}")
    spoken = [each.value for each in entry.attributes if each.id.name == SPOKEN]
    yield id_, {"shown": shown, SPOKEN: _pattern(spoken[0], f"{name} {id_}")} if spoken else shown


def _pattern(pattern: ast.Pattern, where: str) -> Pattern:
    """A pattern, with the texts that stand side by side in one."""
    parts: list[Part] = []
    for element in pattern.elements:
        part = element.value if isinstance(element, ast.TextElement) else _placed(element, where)
        if isinstance(part, str) and parts and isinstance(parts[-1], str):
            parts[-1] += part
        else:
            parts.append(part)
    if not parts:
        return ""
    return parts[0] if len(parts) == 1 and isinstance(parts[0], str) else parts


def _placed(element: ast.Placeable, where: str) -> Part:
    match element.expression:
        case ast.StringLiteral() as literal:
            text: str = literal.parse()["value"]
            return text
        case ast.VariableReference(id=named):
            return {"arg": named.name}
        case ast.MessageReference(id=named, attribute=None):
            return {"message": named.name}
        case ast.SelectExpression(selector=ast.VariableReference(id=named), variants=variants):
            said = {_key(each.key): _pattern(each.value, where) for each in variants}
            usual = next(_key(each.key) for each in variants if each.default)
            return {"by": named.name, "else": said.pop(usual), "when": said}
        case unknown:
            raise I18nError("catalog-broken", file=where, near=type(unknown).__name__)


def _key(key: ast.Identifier | ast.NumberLiteral) -> str:
    return key.name if isinstance(key, ast.Identifier) else key.value


def _beginning(entry: ast.Junk | ast.Term) -> str:
    return (entry.content or "")[:60] if isinstance(entry, ast.Junk) else f"-{entry.id.name}"
