"""Messages read for the browser: what each form becomes, and that pages say what Fluent says."""

import json
import subprocess
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path

import pytest

from i18n.errors import I18nError
from i18n.locale_folder import own_text
from i18n.message_patterns import Message, message_patterns, named_messages

ROOT = Path(__file__).resolve().parents[2]
CATALOGS = resources.files("i18n") / "catalogs"
FILLING = ROOT / "kiosk_server/web/browser/frame/messages.js"
FLUENT = ROOT / "tests/npm/node_modules/@fluent/bundle/esm/index.js"
VALUES = (0, 1, 2, 5, 1234.5, "一", "Ward 12", "")
COMPARED = """
const { createMessages } = await import(process.argv[1]);
const { FluentBundle, FluentResource } = await import(process.argv[2]);
const { readFileSync } = await import("node:fs");
let count = 0;
const wrong = [];
// Ours isolates what is filled in alone, not what stands quoted in the message itself.
const isQuoted = (message) => JSON.stringify(message).includes('"type":"str"');
for (const { tag, source, own, cases } of JSON.parse(readFileSync(0, "utf-8"))) {
  for (const useIsolating of [false, true]) {
    const bundle = new FluentBundle(tag, { useIsolating });
    bundle.addResource(new FluentResource(source));
    const messages = createMessages(tag, { own, lent: null }, useIsolating);
    for (const { id, args } of cases) {
      const { value, attributes } = bundle.getMessage(id);
      if (useIsolating && isQuoted([value, attributes])) continue;
      for (const isSpoken of [false, true]) {
        const errors = [];
        const theirs = bundle.formatPattern((isSpoken && attributes.speak) || value, args, errors);
        const told = [];
        const ours = messages.fill(id, args, { isSpoken, onError: (why) => told.push(why) });
        count += 1;
        if (theirs !== ours || errors.length !== told.length) wrong.push([id, args, theirs, ours]);
      }
    }
  }
}
console.log(JSON.stringify({ count, wrong }));
"""


def named_in(message: object) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The arguments of a message, each with the keys that it is compared with."""
    match message:
        case {"arg": str(name)}:
            yield name, ()
        case {"by": str(name), "when": dict(when), "else": other}:
            yield name, tuple(when)
            yield from named_in([*when.values(), other])
        case dict():
            yield from named_in([*message.values()])
        case list():
            for part in message:
                yield from named_in(part)


def cases_of(id_: str, message: Message) -> Iterator[dict[str, object]]:
    """A message with many values for each of its arguments, and with none."""
    names = [*named_in(message)]
    compared_with = sorted({key for _, each in names for key in each})
    keys = [int(key) if key.isdigit() else key for key in compared_with]
    for value in (*VALUES, *keys) if names else ("",):
        yield {"id": id_, "args": dict.fromkeys((name for name, _ in names), value)}
    yield {"id": id_, "args": {}}


def compared(sources: Mapping[str, str]) -> Mapping[str, object]:
    """What Fluent's own program and ours say differently, over catalogs by their languages."""
    catalogs = [
        {"tag": tag, "source": source, "own": own, "cases": cases}
        for tag, source in sources.items()
        for own in (message_patterns(source, tag),)
        for cases in ([case for id_, told in own.items() for case in cases_of(id_, told)],)
    ]
    how = ["--input-type=module", "--eval", COMPARED, "--", FILLING.as_uri(), FLUENT.as_uri()]
    ran = subprocess.run(
        [ROOT / ".venv/bin/node", *how],
        input=json.dumps(catalogs),
        capture_output=True,
        check=True,
        text=True,
    )
    answer: Mapping[str, object] = json.loads(ran.stdout)
    return answer


@pytest.mark.parametrize("locale", ["zh-CN", "en", "ug"])
def test_every_message_of_the_pages_is_filled_in_as_fluent_does(locale: str) -> None:
    names = [file.name for file in (CATALOGS / locale).iterdir() if file.name.startswith("page_")]
    source = "\n".join(own_text(CATALOGS, locale, name) for name in sorted(names))

    answer = compared({locale: source})

    assert answer["wrong"] == []
    assert isinstance(answer["count"], int)
    assert answer["count"] > 500


NAMING = """naming = a { $kind ->
        [one] { one }
       *[no] { two }
    }
    .speak = { three }
plain = { $one }
"""
FORMS = """# A comment.
plain = Text
literal = a { "{" } b
lines =
    first
      second
named = { $name }
around = before { $name } after
    .speak = said { $name }
counted = { $count ->
        [0] none
        [one] one thing
       *[other] { $count } things
    }
chosen = a { $kind ->
        [constructor] built
       *[no] { $name }
    }
referring = see { around }
"""


@pytest.mark.parametrize("locale", ["en", "zh-CN", "ru", "ar"])
def test_every_form_is_filled_in_as_fluent_does_by_the_counts_of_each_language(locale: str) -> None:
    assert compared({locale: FORMS})["wrong"] == []


def test_what_stands_in_a_message_and_is_not_there_is_told_as_fluent_tells_it() -> None:
    assert compared({"en": "a = { nowhere }\nb = before { a } { nowhere }\n"})["wrong"] == []


def test_messages_that_stand_in_a_message_are_known() -> None:
    assert [named_messages(each) for each in message_patterns(NAMING, "naming").values()] == [
        {"one", "two", "three"},
        set(),
    ]


def test_forms_are_plain() -> None:
    assert message_patterns(FORMS, "forms") == {
        "plain": "Text",
        "literal": "a { b",
        "lines": "first\n  second",
        "named": [{"arg": "name"}],
        "around": {
            "shown": ["before ", {"arg": "name"}, " after"],
            "speak": ["said ", {"arg": "name"}],
        },
        "counted": [
            {
                "by": "count",
                "else": [{"arg": "count"}, " things"],
                "when": {"0": "none", "one": "one thing"},
            }
        ],
        "chosen": [
            "a ",
            {"by": "kind", "else": [{"arg": "name"}], "when": {"constructor": "built"}},
        ],
        "referring": ["see ", {"message": "around"}],
    }


@pytest.mark.parametrize(
    "source",
    [
        *("broken = { $", "-term = Term", "a = { NUMBER($count) }", "a = { -term }"),
        *("a = { b.speak }", "a = { 5 }", "a = { NUMBER($a) ->\n   *[x] y\n }"),
    ],
)
def test_what_has_no_plain_form_is_refused(source: str) -> None:
    with pytest.raises(I18nError) as error:
        message_patterns(source, "page_kiosk.ftl")

    assert error.value.code == "catalog-broken"
