"""An address that nothing has: people are told in words and led on, programs get a line."""

import re

import pytest

from tests.kiosk_server.live_demo import LiveDemo

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.mark.parametrize(
    ("path", "locale", "heading"),
    [
        ("/nope", "en", "There is no such page"),
        ("/go", "zh-CN", "没有这个页面"),
        ("/kiosk/deeper/%3Cscript%3E?mode=large&contrast=high", "en", "There is no such page"),
    ],
)
def test_unknown_address_is_a_page_with_language_way_home_and_person(
    clinic: LiveDemo, path: str, locale: str, heading: str
) -> None:
    reply = clinic.client.get(path, headers={**BROWSER, "Accept-Language": locale})

    assert reply.status_code == 404
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["content-language"] == locale
    assert f"<h1>{heading}</h1>" in reply.text
    assert "script>" not in reply.text
    home, person = re.findall(r'<a class="way" href="([^"]+)"', reply.text)
    assert clinic.client.get(home.replace("&amp;", "&")).status_code == 200
    assert f"locale={locale}" in person
    assert person.endswith("#view=person")
    assert ("mode=large&amp;contrast=high" in home) == ("mode=large" in path)
    (other,) = re.findall(r'<a href="(\?[^"]+)" lang="[^"]+"', reply.text)
    turned = clinic.client.get(
        path.split("?", maxsplit=1)[0] + other.replace("&amp;", "&"), headers=BROWSER
    )
    assert turned.headers["content-language"] == ({"en", "zh-CN"} - {locale}).pop()
    assert heading not in turned.text


@pytest.mark.parametrize(
    ("method", "accept"), [("GET", "image/png"), ("GET", "*/*"), ("POST", "text/html")]
)
def test_programs_are_told_in_a_line(clinic: LiveDemo, method: str, accept: str) -> None:
    reply = clinic.client.request(method, "/nope", headers={"Accept": accept})

    assert (reply.status_code, reply.text) == (404, "Not Found")


def test_what_is_only_asked_for_in_another_way_is_no_unknown_page(clinic: LiveDemo) -> None:
    reply = clinic.client.post("/kiosk", headers=BROWSER)

    assert reply.status_code == 405
