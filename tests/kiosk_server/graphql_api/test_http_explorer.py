"""The explorer of the demo: its page in each language, with nothing from elsewhere."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx2 import Client
from starlette.applications import Starlette

from i18n.translator import Translator
from kiosk_server.graphql_api.explorer import Explorer
from kiosk_server.graphql_api.manifests import Manifests
from tests.kiosk_server.graphql_api.live_server import serving

WARDS = 'query Wards($first: Int!, $word: String = "</script>") { wards(first: $first) { id } }'


@pytest.fixture(scope="module")
def client(translator: Translator, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    folder: Path = tmp_path_factory.mktemp("operations")
    (folder / "wards.graphql").write_text(WARDS, encoding="utf-8")
    (folder / "greet.graphql").write_text("query Greet { greeting }", encoding="utf-8")
    explorer = Explorer(translator, ("zh-CN", "en"), Manifests.load(folder))
    with serving(Starlette(routes=explorer.routes())) as address, Client(base_url=address) as made:
        yield made


@pytest.mark.parametrize(
    ("path", "title", "lang"),
    [
        ("/explorer", "GraphQL 浏览器", "zh-CN"),
        ("/explorer?lang=en", "GraphQL explorer", "en"),
        ("/explorer?lang=%22%3E%3Cscript%3E", "GraphQL 浏览器", "zh-CN"),
    ],
)
def test_page_speaks_the_language(client: Client, path: str, title: str, lang: str) -> None:
    html = client.get(path).text

    assert f"<title>{title}</title>" in html
    assert f'<html lang="{lang}">' in html
    assert "{" not in re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)


def test_examples_are_our_own_operations(client: Client) -> None:
    html = client.get("/explorer").text

    assert html.count("</script>") == 2
    assert html.index("query Greet") < html.index("query Wards")
    assert '"variables":{"first":null}' in html


def test_everything_comes_from_this_server(client: Client) -> None:
    html = client.get("/explorer").text
    paths = re.findall(r'(?:src|href)="(/[^"]+)"', html)
    texts = [html, *(client.get(path).text for path in paths)]

    assert sorted(paths) == ["/explorer/explorer.css", "/explorer/explorer.mjs"]
    assert not any(re.search(r"https?://", text) for text in texts)
    assert "default-src 'none'" in client.get("/explorer").headers["content-security-policy"]
    assert (
        client.get("/explorer/explorer.mjs").headers["content-type"].startswith("text/javascript")
    )


def test_other_files_are_not_served(client: Client) -> None:
    assert client.get("/explorer/engine.py").status_code == 404
    assert client.get("/explorer/..%2Fengine.py").status_code == 404
