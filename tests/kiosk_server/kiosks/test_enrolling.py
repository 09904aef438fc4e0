"""A screen is enrolled by an address that is opened on it once, is listed, and is ended."""

import re
from collections.abc import Mapping

from tests.kiosk_server.kiosks.screens import (
    CLAIM,
    ENROL,
    KIOSKS,
    LEVEL,
    NUMBERS,
    OTHER,
    REPORT,
    REVOKE,
    TOKENS,
    asked,
    ended,
    enrolled,
    is_forbidden,
    listed,
    screen,
    staff,
)
from tests.kiosk_server.live_demo import LiveDemo


def test_an_address_is_good_once_and_its_screen_until_it_is_revoked(clinic: LiveDemo) -> None:
    facilities, admin = staff(clinic, "facilities"), staff(clinic, "admin")
    address = enrolled(clinic, facilities, name="Cellar")["address"]

    looked_at = clinic.client.get(address)
    cellar = screen(clinic, address)
    again = clinic.client.post(address, headers={"Accept-Language": "en"})
    forged = clinic.client.post(f"{address[:-1]}{'2' if address[-1] != '2' else '3'}")

    assert (looked_at.status_code, "set-cookie" in looked_at.headers) == (200, False)
    assert (again.status_code, forged.status_code) == (410, 410)
    assert "good no more" in again.text
    assert "set-cookie" not in again.headers
    assert "errors" not in asked(clinic, CLAIM, {"zoneId": LEVEL}, cellar)
    known = asked(clinic, TOKENS, {}, admin)["data"]["tokens"]["edges"]
    good = [each["node"] for each in known if each["node"]["revokedAt"] is None]
    (token,) = [each["id"] for each in good if each["name"] == "Cellar"]
    asked(clinic, REVOKE, {"input": {"tokenId": token, "requestId": f"r-{token}"}}, admin)
    assert is_forbidden(asked(clinic, CLAIM, {"zoneId": LEVEL}, cellar))


def test_a_screen_is_given_its_cookie_anew_until_it_is_ended(clinic: LiveDemo) -> None:
    facilities, admin = staff(clinic, "facilities"), staff(clinic, "admin")
    made = enrolled(clinic, facilities, name="Ward")
    ward = screen(clinic, made["address"])

    def stay(headers: Mapping[str, str]) -> tuple[int, str]:
        answer = clinic.client.post("/enrol", headers=headers)
        clinic.client.cookies.clear()
        return answer.status_code, answer.headers.get("set-cookie", "")

    status, cookie = stay(ward)
    assert (status, cookie.partition(";")[0]) == (204, ward["Cookie"])
    assert "HttpOnly" in cookie
    assert stay({**ward, "Origin": "http://elsewhere.test"}) == (403, "")
    assert stay({"Cookie": ward["Cookie"]}) == (403, "")
    assert stay({**ward, "Cookie": f"{ward['Cookie']}x"}) == (403, "")
    assert stay({"Origin": clinic.address}) == (403, "")
    person = facilities["Authorization"].removeprefix("Bearer ")
    assert stay({**ward, "Cookie": f"kiosk-screen={person}"}) == (403, "")
    ended(clinic, admin, made["kiosk"]["id"], "end-of-a-ward")
    assert stay(ward) == (403, "")


def test_an_address_is_short_and_read_as_people_type_it(clinic: LiveDemo) -> None:
    page = "/board/waiting-1?locales=zh-CN,en&loudspeaker=on"
    address = enrolled(clinic, staff(clinic, "facilities"), page=page)["address"]
    written = re.fullmatch(rf"{clinic.address}/enrol/(\w{{4}}-\w{{4}}-\w{{4}})", address)
    assert written

    typed = written[1].lower().replace("-", " ")
    opened = clinic.client.post(f"/enrol/{typed}")

    clinic.client.cookies.clear()
    assert (opened.status_code, opened.headers["location"]) == (303, page)


def test_what_cannot_be_enrolled_says_why(clinic: LiveDemo) -> None:
    facilities = staff(clinic, "facilities")
    same = {"requestId": f"same-{next(NUMBERS)}"}

    def code(**values: object) -> str:
        return str(enrolled(clinic, facilities, **values)["code"])

    assert code(levelId="attic") == "KIOSK_LEVEL_UNKNOWN"
    assert code(page="https://elsewhere.test/") == "KIOSK_PAGE_UNFIT"
    assert code(page="//elsewhere.test/") == "KIOSK_PAGE_UNFIT"
    assert code(page="/kiosk?at=" + "E" * 500) == "KIOSK_PAGE_UNFIT"
    assert code(kind="DISPLAY", page=None) == "KIOSK_PAGE_UNFIT"
    assert code(name="  ") == "TOKEN_NAME_UNFIT"
    first = enrolled(clinic, facilities, **same)
    assert enrolled(clinic, facilities, **same) == first
    assert code(levelId=OTHER, **same) == "REQUEST_ID_REUSED"
    assert code(page="/directory", **same) == "REQUEST_ID_REUSED"
    nurse = asked(clinic, ENROL, {"input": {}}, staff(clinic, "nurse"))
    assert nurse["errors"]
    wish = {"kind": "KIOSK", "name": "Hall", "levelId": LEVEL, "requestId": "by-a-nurse"}
    assert is_forbidden(asked(clinic, ENROL, {"input": wish}, staff(clinic, "nurse")))
    assert is_forbidden(asked(clinic, ENROL, {"input": wish}, {}))


def test_a_screen_is_listed_from_its_address_to_its_end(clinic: LiveDemo) -> None:
    facilities, admin = staff(clinic, "facilities"), staff(clinic, "admin")
    made = enrolled(clinic, facilities, name="Hall", kind="DISPLAY", page="/board/waiting-1")
    hall = made["kiosk"]["id"]
    assert made["qrSvg"].startswith("<svg")

    awaited = listed(clinic, facilities, hall)
    cookie = screen(clinic, made["address"])
    opened = listed(clinic, facilities, hall)
    told = asked(clinic, REPORT, {"sound": "BLOCKED"}, cookie)["data"]["reportKioskHealth"]
    heard = listed(clinic, facilities, hall)

    assert awaited is not None
    assert (awaited["state"], awaited["openedAt"], awaited["sound"]) == ("AWAITED", None, None)
    assert (awaited["level"], awaited["enrolledBy"]) == ({"id": LEVEL}, "Wang")
    assert opened is not None
    assert (opened["state"], opened["sound"]) == ("CONNECTED", None)
    assert heard is not None
    assert (told, heard["sound"]) == (True, "BLOCKED")
    refused = ended(clinic, facilities, hall, "by-facilities")["data"]["endKiosk"]
    assert refused["code"] == "KIOSK_OPENED"
    assert is_forbidden(ended(clinic, staff(clinic, "nurse"), hall, "by-a-nurse"))
    assert "errors" not in asked(clinic, CLAIM, {"zoneId": LEVEL}, cookie)
    for _ in range(2):
        done = ended(clinic, admin, hall, f"end-{hall}")
        assert done["data"]["endKiosk"] == {"kiosk": {"id": hall}}
    assert listed(clinic, facilities, hall) is None
    assert is_forbidden(asked(clinic, CLAIM, {"zoneId": LEVEL}, cookie))
    assert not asked(clinic, REPORT, {"sound": "HEARD"}, cookie)["data"]["reportKioskHealth"]


def test_an_address_that_was_ended_is_opened_nowhere(clinic: LiveDemo) -> None:
    facilities = staff(clinic, "facilities")
    made = enrolled(clinic, facilities, name="Corridor")

    ended(clinic, facilities, made["kiosk"]["id"], "end-of-an-address")

    assert clinic.client.get(made["address"]).status_code == 410
    assert listed(clinic, facilities, made["kiosk"]["id"]) is None


def test_a_screen_whose_token_was_revoked_is_not_listed(clinic: LiveDemo) -> None:
    facilities, admin = staff(clinic, "facilities"), staff(clinic, "admin")
    made = enrolled(clinic, facilities, name="Attic")
    screen(clinic, made["address"])
    known = asked(clinic, TOKENS, {}, admin)["data"]["tokens"]["edges"]
    tokens = [each["node"] for each in known if each["node"]["name"] == "Attic"]

    for token in tokens:
        wish = {"tokenId": token["id"], "requestId": f"r-{token['id']}"}
        asked(clinic, REVOKE, {"input": wish}, admin)

    assert listed(clinic, facilities, made["kiosk"]["id"]) is None


def test_what_cannot_be_ended_says_why(clinic: LiveDemo) -> None:
    facilities, admin = staff(clinic, "facilities"), staff(clinic, "admin")
    one, other = (enrolled(clinic, facilities)["kiosk"]["id"] for _ in range(2))

    def code(kiosk_id: str, request: str) -> str:
        return str(ended(clinic, admin, kiosk_id, request)["data"]["endKiosk"]["code"])

    assert code("no-such-screen", "end-of-none") == "KIOSK_UNKNOWN"
    assert code(one, "") == "REQUEST_ID_UNFIT"
    ended(clinic, admin, one, "used")
    assert code(other, "used") == "REQUEST_ID_REUSED"
    assert listed(clinic, facilities, other) is not None


def test_a_screen_on_which_somebody_signed_in_is_still_a_screen(clinic: LiveDemo) -> None:
    facilities = staff(clinic, "facilities")
    cookie = screen(clinic, enrolled(clinic, facilities)["address"])
    both = {**cookie, "Cookie": f"{cookie['Cookie']}; kiosk=somebodys-session"}

    as_screen = asked(clinic, REPORT, {"sound": "HEARD"}, {**both, "As-Screen": "1"})
    as_person = asked(clinic, REPORT, {"sound": "HEARD"}, both)

    assert as_screen["data"]["reportKioskHealth"] is True
    assert not (as_person.get("data") or {}).get("reportKioskHealth")


def test_who_is_no_screen_is_told_so(clinic: LiveDemo) -> None:
    report = {"sound": "HEARD"}

    assert asked(clinic, REPORT, report, {})["data"]["reportKioskHealth"] is False
    person = asked(clinic, REPORT, report, staff(clinic, "facilities"))
    assert person["data"]["reportKioskHealth"] is False
    assert is_forbidden(asked(clinic, KIOSKS, {}, {}))
    assert is_forbidden(asked(clinic, KIOSKS, {}, staff(clinic, "nurse")))


def test_kiosks_stand_where_the_plan_says(clinic: LiveDemo) -> None:
    document = "{ kioskSpots { code name level { id } } }"
    spots = asked(clinic, document, {}, staff(clinic, "facilities"))["data"]["kioskSpots"]

    (lobby,) = [each for each in spots if each["code"] == "E1"]
    assert lobby["name"]
    assert lobby["level"] == {"id": LEVEL}
