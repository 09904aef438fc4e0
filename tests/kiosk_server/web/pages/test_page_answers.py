"""What the server answers for pages: headers, spots, languages, files; hostile plans as text."""

import gzip
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from starlette.testclient import TestClient

from floorplans.facts import Names
from floorplans.model import Anchor
from kiosk_server.app import build_app
from kiosk_server.command_line.demo_command import demo_settings
from kiosk_server.core.settings import Settings
from kiosk_server.web.pages.npm_assets import BROWSER_FOLDER
from tests.floorplans.plan_makers import two_storeys
from tests.kiosk_server.filled_demo import fill_demo
from tests.kiosk_server.live_demo import LiveDemo

HOSTILE = '</script><script>window.harm=1</script><img src=x onerror="harm()">&amp;'
pytestmark = pytest.mark.usefixtures("kept_parts")

BOOT = re.compile(r'<script type="application/json" id="boot">(.*?)</script>', re.DOTALL)


def boot_of(html: str) -> dict[str, Any]:
    found = BOOT.search(html)
    assert found
    record: dict[str, Any] = json.loads(found[1])
    return record


def test_page_says_what_it_may_load_and_is_asked_for_anew(clinic: LiveDemo) -> None:
    reply = clinic.client.get("/kiosk")

    policy = reply.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; ")
    assert "unsafe" not in policy
    assert "style-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    socket = clinic.address.replace("http", "ws")
    assert f"connect-src 'self' {socket};" in policy
    assert reply.headers["referrer-policy"] == "no-referrer"
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert "camera=()" in reply.headers["permissions-policy"]
    assert reply.headers["cache-control"] == "no-cache"
    again = clinic.client.get("/kiosk", headers={"If-None-Match": reply.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_page_holds_no_style_and_no_script_of_its_own(clinic: LiveDemo) -> None:
    html = clinic.client.get("/kiosk").text

    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", html.partition('id="boot"')[0])
    inline = re.findall(r"<script(?![^>]*\ssrc=)[^>]*>", html)
    assert inline == ['<script type="application/json" id="boot">']


def test_boot_record_knows_operations_languages_and_where_it_stands(clinic: LiveDemo) -> None:
    reply = clinic.client.get("/go/pharmacy", headers={"Accept-Language": "en"})
    boot = boot_of(reply.text)

    assert (boot["page"], boot["locale"]) == ("phone", "en")
    assert [entry["tag"] for entry in boot["locales"]] == ["zh-CN", "en"]
    assert boot["spot"]["location"] == {"placeId": "pharmacy"}
    assert boot["spot"]["name"] == "Pharmacy (107)"
    assert len(boot["operations"]["FindRoute"]["hash"]) == 64
    assert boot["operations"]["WatchVenue"]["kind"] == "subscription"
    assert boot["venue"]["timeZone"] == "Asia/Shanghai"
    assert boot["messages"]["own"]["frame-back"] == "Back"
    texts = clinic.client.get(boot["texts"]["zh-CN"])
    assert texts.headers["content-type"].startswith("application/json")
    assert texts.json()["own"]["frame-language-name"] == "中文"


def test_kiosk_without_a_spot_stands_in_the_lobby(clinic: LiveDemo) -> None:
    html = clinic.client.get("/kiosk?locale=en").text
    boot = boot_of(html)

    assert boot["spot"] is not None
    assert boot["home"] == {"levelName": "Ground floor"}
    assert html.count('<svg xmlns="http://www.w3.org/2000/svg"') == 1
    assert "<svg" in html.partition('id="boot"')[0]
    offered = [
        each["category"]
        for each in boot["answers"]["ListCategories"]["placeCategories"]
        if each["placeCount"]
    ]
    assert re.findall(r'class="tile" data-category="(\w+)"', html) == offered[:9]


@pytest.mark.parametrize("path", ["/kiosk", "/go/pharmacy"])
def test_what_the_first_view_asks_is_answered_in_its_record(clinic: LiveDemo, path: str) -> None:
    boot = boot_of(clinic.client.get(path, headers={"Accept-Language": "en"}).text)

    for name, answer in boot["answers"].items():
        asked = {
            "operationName": name,
            "extensions": {
                "persistedQuery": {"version": 1, "sha256Hash": boot["operations"][name]["hash"]}
            },
        }
        reply = clinic.client.post("/graphql", json=asked, headers={"Accept-Language": "en"})
        assert reply.json() == {"data": answer}
    assert list(boot["answers"]) == ["ListCategories"]


@pytest.mark.parametrize(
    "path",
    [
        "/go/no-such-spot",
        "/go/%3Cscript%3E",
        "/go/%2e%2e",
        "/go/" + "x" * 3_000,
        "/go/%00",
        "/kiosk?at=no-such-spot",
        "/kiosk?at=",
    ],
)
def test_unknown_spot_is_told_in_words_with_a_way_on(clinic: LiveDemo, path: str) -> None:
    reply = clinic.client.get(path, headers={"Accept-Language": "en"})

    assert reply.status_code == 404
    assert "<h1>This spot is not known</h1>" in reply.text
    assert reply.headers["cache-control"] == "no-store"
    (way,) = re.findall(r'<a class="way" href="([^"]+)"', reply.text)
    assert clinic.client.get(way.replace("&amp;", "&")).status_code == 200


def test_look_of_the_address_is_that_of_the_first_paint(clinic: LiveDemo) -> None:
    html = clinic.client.get("/kiosk?mode=large&contrast=high&locale=en").text

    assert 'lang="en" dir="ltr"' in html
    assert 'data-mode="large" data-contrast="high"' in html
    assert "plan-contrast" in html


def test_demo_begins_with_its_pages(clinic: LiveDemo) -> None:
    reply = clinic.client.get("/?locale=en")

    ways = re.findall(r'<a class="way" href="([^"?]+)', reply.text)
    assert ways[0] == "/kiosk"
    assert ways[2:] == ["/sign-in", "/explorer"]
    assert {clinic.client.get(way).status_code for way in ways} == {200}


def test_files_are_kept_for_ever_and_zipped(clinic: LiveDemo) -> None:
    release = clinic.client.get("/release").json()["release"]
    path = f"/static/{release}/frame/mark.svg"

    plain = clinic.client.get(path, headers={"Accept-Encoding": "identity"})
    with clinic.client.stream("GET", path, headers={"Accept-Encoding": "gzip"}) as zipped:
        raw = b"".join(zipped.iter_raw())

    assert plain.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert plain.headers["content-type"] == "image/svg+xml; charset=utf-8"
    assert gzip.decompress(raw) == plain.content == (BROWSER_FOLDER / "frame/mark.svg").read_bytes()
    again = clinic.client.get(
        path, headers={"If-None-Match": plain.headers["etag"], "Accept-Encoding": "identity"}
    )
    assert again.status_code == 304


@pytest.mark.parametrize(
    "path",
    [
        "{release}/../pages/assembly.py",
        "{release}/..%2fpages%2fassembly.py",
        "{release}/css/../../pages/assembly.py",
        "{release}//etc/passwd",
        "{release}/package.json",
        "{release}/node_modules/lit-html/lit-html.js",
        "{release}/kiosk/kiosk.js",
        "{release}/npm",
        "{release}/",
        "0123456789abcdef/css/kiosk.css",
    ],
)
def test_nothing_but_this_releases_files_is_served(clinic: LiveDemo, path: str) -> None:
    release = clinic.client.get("/release").json()["release"]

    reply = clinic.client.get(f"/static/{path.format(release=release)}")

    assert reply.status_code == 404


def test_service_worker_may_serve_every_page_and_names_files_that_are_there(
    clinic: LiveDemo,
) -> None:
    reply = clinic.client.get("/service-worker.js")
    record = json.loads(reply.text.partition("const RELEASE = ")[2].partition(";\n")[0])

    assert reply.headers["cache-control"] == "no-cache"
    assert {clinic.client.get(path).status_code for path in record["files"]} == {200}
    assert not [path for path in record["files"] if "/kiosk/" in path]


def test_manifest_is_in_the_language_of_the_phone(clinic: LiveDemo) -> None:
    manifest = clinic.client.get("/manifest.webmanifest", headers={"Accept-Language": "en"}).json()

    assert (manifest["name"], manifest["lang"]) == ("Sample Clinic", "en")
    assert clinic.client.get(manifest["icons"][0]["src"]).status_code == 200


def test_phones_find_icons_of_every_size_that_they_ask_for(clinic: LiveDemo) -> None:
    manifest = clinic.client.get("/manifest.webmanifest", headers={"Accept-Language": "en"}).json()
    pixels = {
        (icon["purpose"], icon["sizes"]): icon["src"]
        for icon in manifest["icons"]
        if icon["type"] == "image/png"
    }
    page = clinic.client.get("/go/E1", headers={"Accept-Language": "en"}).text
    touch = re.search(r'<link rel="apple-touch-icon" href="([^"]+)">', page)
    assert touch is not None
    pixels["touch", "180x180"] = touch[1]

    assert set(pixels) == {
        *(("any", size) for size in ("192x192", "512x512")),
        *(("maskable", size) for size in ("192x192", "512x512")),
        ("touch", "180x180"),
    }
    for (purpose, size), address in pixels.items():
        reply = clinic.client.get(address)
        assert (reply.status_code, reply.headers["content-type"]) == (200, "image/png")
        picture = Image.open(io.BytesIO(reply.content)).convert("RGBA")
        assert f"{picture.width}x{picture.height}" == size
        corner = picture.getpixel((0, 0))
        assert isinstance(corner, tuple)
        assert (corner[3] == 0) is (purpose == "any"), "a mask cuts colour, not a hole"
        row = round(picture.height * (0.375 if purpose == "maskable" else 0.34))
        assert picture.getpixel((picture.width // 2, row)) == (255, 255, 255, 255)


def settings_with(folder: Path, **changes: object) -> Settings:
    settings = demo_settings(folder, 0)
    return replace(settings, **changes)  # type: ignore[arg-type] # given by tests by their names


def hostile_app(folder: Path) -> TestClient:
    plan = two_storeys()
    names = Names.of(en=HOSTILE)
    settings = settings_with(folder, help_phone="+86 <b>10</b>")
    hostile = replace(
        plan,
        names=names,
        attribution=HOSTILE,
        places=tuple(replace(place, names=names) for place in plan.places),
        anchors=(Anchor("A-1", "L0", (2.5, 2.5), names=names),),
    )
    fill_demo(settings, hostile)
    return TestClient(build_app(settings))


def test_hostile_plan_is_text(tmp_path: Path) -> None:
    with hostile_app(tmp_path / "data") as client:
        for path in ("/kiosk", "/kiosk?at=r2", "/go/A-1", "/", "/go/none"):
            html = client.get(path, headers={"Accept-Language": "en"}).text
            assert "<script>window.harm" not in html
            assert "<img src=x" not in html.partition('id="boot"')[0]
            assert html.count("</script>") == html.count("<script")
        boot = boot_of(client.get("/go/A-1").text)

    assert boot["venue"]["name"].startswith("</script><script>window.harm=1</script><img src=x")
    assert boot["spot"]["name"] == boot["venue"]["name"]
    assert boot["help"] == {"phone": "+86 <b>10</b>"}


def test_server_that_runs_for_real_sends_everybody_to_the_phone_page(tmp_path: Path) -> None:
    settings = settings_with(tmp_path / "data", graphql_open=False)
    fill_demo(settings, two_storeys())

    with TestClient(build_app(settings)) as client:
        reply = client.get("/?locale=en", follow_redirects=False)
        there = client.get(reply.headers["location"])

    assert reply.status_code == 307
    assert reply.headers["location"].startswith("/go/")
    assert boot_of(there.text)["page"] == "phone"


@pytest.mark.parametrize("path", ["/", "/kiosk", "/go/r1"])
def test_server_without_a_plan_says_so(tmp_path: Path, path: str) -> None:
    with TestClient(build_app(settings_with(tmp_path / "data"))) as client:
        reply = client.get(path, headers={"Accept-Language": "en"})

    assert reply.status_code == 503
    assert "No plan is published yet" in reply.text
    assert reply.headers["retry-after"] == "10"
