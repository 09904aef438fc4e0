"""The explorer page of the demo: tries operations out and shows what can be asked.

Its own files only, nothing from elsewhere; it sees the server as any other client does.
"""

from collections.abc import Mapping
from html import escape
from importlib import resources

import orjson
from graphql import (
    NonNullTypeNode,
    OperationDefinitionNode,
    VariableDefinitionNode,
    parse,
)
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from i18n.translator import Translator
from kiosk_server.graphql_api.accepted_languages import locale_for
from kiosk_server.graphql_api.manifests import Manifests

EXPLORER_PATH = "/explorer"

_FILES = {"explorer.css": "text/css", "explorer.mjs": "text/javascript"}
_HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "cache-control": "no-cache",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
_SCRIPT_WORDS = ("running", "took", "bad-variables", "unreachable", "deprecated", "back")
_GREETING = "query Explore {\n  __typename\n}\n"


class Explorer:
    """Serves the page in each language, with our own operations as examples.

    `variables` gives an example's variables by its operation's name.
    """

    def __init__(
        self,
        translator: Translator,
        locales: tuple[str, ...],
        manifests: Manifests | None = None,
        variables: Mapping[str, Mapping[str, object]] | None = None,
    ) -> None:
        self._translator = translator
        self._locales = locales
        examples = [
            {
                "name": name,
                "document": listed.document,
                "variables": (variables or {}).get(name, _empty_variables(listed.document)),
            }
            for name, listed in sorted((manifests or Manifests.none()).current.items())
        ]
        examples.sort(key=lambda example: bool(example["variables"]))
        self._examples = examples or [{"name": "…", "document": _GREETING, "variables": {}}]

    def routes(self) -> list[Route]:
        """The page and its files."""
        return [
            Route(EXPLORER_PATH, self._page, methods=["GET"]),
            Route(EXPLORER_PATH + "/{name}", self._file, methods=["GET"]),
        ]

    async def _page(self, request: Request) -> Response:
        wished = request.query_params.get("lang") or request.headers.get("accept-language")
        locale = locale_for(wished, self._locales, self._locales[0])
        return HTMLResponse(self._html(locale), headers=_HEADERS)

    async def _file(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _FILES:
            return Response(status_code=404)
        file = resources.files("kiosk_server.graphql_api") / "explorer_files" / name
        return Response(file.read_bytes(), media_type=_FILES[name], headers=_HEADERS)

    def _html(self, locale: str) -> str:
        def say(name: str) -> str:
            return escape(self._translator.text(locale, f"explorer-{name}"))

        taking = {name: f"{{{name}}}" for name in ("status", "duration", "size")}
        words = {
            name: self._translator.text(
                locale, f"explorer-{name}", taking if name == "took" else None
            )
            for name in _SCRIPT_WORDS
        }
        page = orjson.dumps({"words": words, "examples": self._examples}).decode()
        other = next((one for one in self._locales if one != locale), locale)
        return _PAGE.format(
            lang=escape(locale),
            other=escape(other),
            page=page.replace("<", "\\u003c"),
            **{name.replace("-", "_"): say(name) for name in _PAGE_WORDS},
        )


def _empty_variables(document: str) -> dict[str, object]:
    """The variables that an operation needs, to be filled in."""
    needed: dict[str, object] = {}
    for node in parse(document).definitions:
        if isinstance(node, OperationDefinitionNode):
            for definition in node.variable_definitions or ():
                if _is_needed(definition):
                    needed[definition.variable.name.value] = None
    return needed


def _is_needed(definition: VariableDefinitionNode) -> bool:
    return isinstance(definition.type, NonNullTypeNode) and definition.default_value is None


_PAGE_WORDS = (
    *("title", "operation", "variables", "run", "answer", "schema", "search"),
    *("token", "hint", "language"),
)
_PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="/explorer/explorer.css">
<script type="application/json" id="page">{page}</script>
<script type="module" src="/explorer/explorer.mjs"></script>
</head>
<body>
<header>
<h1>{title}</h1>
<input id="token" type="password" autocomplete="off" aria-label="{token}" placeholder="{token}">
<a href="?lang={other}" lang="{other}" hreflang="{other}">{language}</a>
</header>
<nav aria-label="{schema}">
<h2>{schema}</h2>
<input id="search" type="search" disabled aria-label="{search}" placeholder="{search}">
<div id="docs"></div>
</nav>
<main>
<section>
<h2><label for="operation">{operation}</label></h2>
<textarea id="operation" spellcheck="false" autocapitalize="off"></textarea>
</section>
<section class="variables">
<h2><label for="variables">{variables}</label></h2>
<textarea id="variables" spellcheck="false" autocapitalize="off"></textarea>
</section>
<section class="answer">
<h2 id="answer-title">{answer}</h2>
<pre id="answer" tabindex="0" aria-labelledby="answer-title"></pre>
</section>
<div class="bar">
<button id="run" type="button" class="main">{run}</button>
<select id="example" aria-label="{operation}"></select>
<span id="status" role="status"></span>
<span class="hint">{hint}</span>
</div>
</main>
</body>
</html>
"""
