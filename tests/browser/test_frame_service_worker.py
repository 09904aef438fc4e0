"""The service worker: keeps the phone's page and files, and nothing that anybody asked."""

from playwright.sync_api import Page

from tests.browser.pages import OpenPages

READY = "navigator.serviceWorker.ready.then(({ active }) => active.state)"
KEPT = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const keys = await (await caches.open(name)).keys();
    found[name] = keys.map(({ url }) => new URL(url).pathname + new URL(url).search);
  }
  return found;
}"""


def registered(page: Page) -> Page:
    page.evaluate("navigator.serviceWorker.register('/service-worker.js')")
    page.evaluate(READY)
    page.wait_for_function("navigator.serviceWorker.controller")
    return page


def test_page_opens_again_without_network(pages: OpenPages) -> None:
    page = registered(pages.phone("OP-1F-04", service_workers="allow", locale="en"))
    page.reload()
    page.wait_for_selector("#app[data-ready]")

    page.context.set_offline(True)
    page.reload()

    page.wait_for_selector("#app[data-ready]")
    assert page.locator(".venue-name").inner_text() == "Kangning Sample Hospital"


def test_installed_page_begins_without_network_where_it_was_opened_last(pages: OpenPages) -> None:
    page = registered(pages.phone("OP-1F-05", service_workers="allow", locale="en"))
    page.goto(page.url.replace("OP-1F-05", "OP-1F-04"))
    page.reload()
    page.wait_for_selector("#app[data-ready]")
    page.context.set_offline(True)

    page.goto(page.evaluate("location.origin") + "/")

    page.wait_for_selector("#app[data-ready]")
    assert page.evaluate("location.pathname") == "/go/OP-1F-04"


def test_answers_to_questions_are_not_kept(pages: OpenPages) -> None:
    page = registered(pages.phone("OP-1F-04", service_workers="allow"))
    page.reload()
    page.wait_for_selector("#app[data-ready]")
    page.wait_for_load_state("networkidle")

    kept = page.evaluate(KEPT)

    paths = [path for found in kept.values() for path in found]
    assert any(path.startswith("/go/OP-1F-04") for path in paths)
    assert not [path for path in paths if not path.startswith(("/static/", "/go/"))]
    assert not [path for path in paths if "/kiosk/" in path]


def test_kiosk_page_has_no_worker(pages: OpenPages) -> None:
    page = pages.kiosk(service_workers="allow")
    page.wait_for_load_state("networkidle")

    registrations = "navigator.serviceWorker.getRegistrations().then((found) => found.length)"
    assert page.evaluate(registrations) == 0
