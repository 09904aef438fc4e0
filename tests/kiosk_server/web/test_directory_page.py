import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import orjson
import pytest

from tests.kiosk_server.live_demo import LiveDemo

HEADING = re.compile(r"<h3 [^>]*>(?:<span[^>]*>[^<]*</span>)?(?P<level>[^<]+)")
LINK = re.compile(r'<li><a href="(?P<address>[^"]+)">(?P<name>[^<]+)')


def page_of(demo: LiveDemo, query: str = "", locale: str = "en") -> str:
    reply = demo.client.get(f"/directory{query}", headers={"Accept-Language": locale})
    assert reply.status_code == 200
    assert reply.headers["content-language"] == locale
    assert "<script>" not in reply.text
    return reply.text


def test_doors_stand_by_level_and_departments_beside_them_by_name(clinic: LiveDemo) -> None:
    for locale, door, department in (
        ("en", "Radiology", "Medical imaging"),
        ("zh-CN", "放射科", "医学影像科"),
    ):
        parts = page_of(clinic, locale=locale).partition('id="names"')
        by_level, by_name = (
            {unescape(found["name"]).strip() for found in LINK.finditer(part)}
            for part in (parts[0], parts[2])
        )
        assert door in by_level & by_name, locale
        assert department in by_name - by_level


@pytest.mark.parametrize(("query", "theme"), [("", ""), ("?contrast=high", "theme=contrast")])
def test_each_level_shows_its_plan_once_it_is_opened(
    clinic: LiveDemo, query: str, theme: str
) -> None:
    page = page_of(clinic, query)
    plans = re.findall(
        r'<summary>Plan of this level</summary>\s*<img src="([^"]+)" alt="([^"]+)"', page
    )
    headings = HEADING.finditer(page.partition('id="names"')[0])

    assert {unescape(level) for _, level in plans} == {unescape(h["level"]) for h in headings}
    assert page.count('loading="lazy"') == len(plans) == 2
    for address, _ in plans:
        assert theme in address
        reply = clinic.client.get(unescape(address))
        assert reply.status_code == 200
        assert reply.headers["content-type"].startswith("image/svg+xml")


def test_each_name_leads_to_a_way_from_where_one_stands(clinic: LiveDemo) -> None:
    page = page_of(clinic, "?at=E1&mode=large&contrast=high&locale=zh-CN", "zh-CN")
    links = [unescape(found["address"]) for found in LINK.finditer(page)]

    assert 'data-mode="large" data-contrast="high"' in page
    assert len(links) > 4
    for link in set(links):
        parts = urlsplit(link)
        assert parts.path == "/go/E1"
        told = parse_qs(parts.fragment)
        assert told["mode"] == ["large"]
        place = clinic.data("query($id: ID!) { place(id: $id) { id } }", {"id": told["to"][0]})
        assert place["place"]["id"] == told["to"][0]


@pytest.mark.parametrize("at", ["NOPE", "", "x" * 5_000, "%3Cscript%3E"])
def test_an_unknown_spot_stands_in_the_lobby(clinic: LiveDemo, at: str) -> None:
    page = page_of(clinic, f"?at={at}")

    starts = {urlsplit(unescape(found["address"])).path for found in LINK.finditer(page)}
    assert starts == {"/go/K1"}


def test_the_level_where_one_stands_comes_first(clinic: LiveDemo) -> None:
    for spot, level in (("E1", "Ground floor"), ("laboratory", "Upper floor")):
        page = page_of(clinic, f"?at={spot}")

        first = HEADING.search(page)
        assert first is not None
        assert unescape(first["level"]).endswith(level)


def test_each_name_has_something_that_can_be_spoken(clinic: LiveDemo) -> None:
    page = page_of(clinic)
    record = orjson.loads(page.partition('id="boot">')[2].partition("</script>")[0])
    said = {each["text"]: each for each in record["said"]}

    names = {unescape(found["name"]) for found in LINK.finditer(page)}
    assert names <= said.keys()
    assert all({"id", "value"} & each.keys() for each in said.values())


def test_who_has_it_is_not_sent_it_again(clinic: LiveDemo) -> None:
    first = clinic.client.get("/directory")
    again = clinic.client.get("/directory", headers={"If-None-Match": first.headers["etag"]})

    assert again.status_code == 304
