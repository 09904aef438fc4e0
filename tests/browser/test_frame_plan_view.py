"""Plan pictures in a page: read as drawings, refused if they are anything else."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.modules import call
from tests.browser.pages import OpenPages, open_pages
from tests.kiosk_server.live_demo import LiveDemo

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"{0}>{1}</svg>'
SHOW = """(() => {
  const lit = modules["npm/lit-html/lit-html.js"];
  const box = document.createElement("div");
  box.id = "box";
  document.body.replaceChildren(box);
  lit.render(m.planView({ svg: source, label }), box);
  return box.innerHTML.length;
})()"""


def show(page: Page, source: str, label: str | None = None) -> None:
    call(page, "frame/plan_view.js", SHOW, source=source, label=label)


def test_picture_fills_its_box_and_keeps_its_names(pages: OpenPages) -> None:
    page = pages.phone("OP-1F-04")
    inner = '<title>Level 1</title><g role="img" aria-label="Pharmacy"><path d="M0 0h5v5z"/></g>'

    show(page, SVG.format(' width="900" height="900" role="group"', inner), "Plan of level 1")

    expect(page.get_by_role("img", name="Pharmacy")).to_be_visible()
    expect(page.get_by_role("group", name="Plan of level 1")).to_be_visible()
    box = page.locator("#box svg").bounding_box()
    assert box is not None
    assert box["width"] <= 390


@pytest.fixture(scope="module")
def attacked(browser: Browser, hospital: LiveDemo) -> Iterator[Page]:
    """One page for all that is refused: each is shown in place of the one before."""
    with open_pages(browser, hospital.address) as opened:
        page = opened.phone("OP-1F-04", locale="en", may_fail=True)
        page.on("dialog", lambda dialog: dialog.dismiss())
        yield page


@pytest.mark.parametrize(
    "source",
    [
        SVG.format("", "<script>window.harm = 1</script>"),
        SVG.format(' onload="window.harm = 1"', "<path/>"),
        SVG.format("", '<path onclick="window.harm = 1" d="M0 0"/>'),
        SVG.format("", "<foreignObject><b>harm</b></foreignObject>"),
        SVG.format("", '<a href="javascript:harm()"><path d="M0 0"/></a>'),
        SVG.format("", '<image href="https://elsewhere.example/x.png"/>'),
        SVG.format("", '<use href="#x"/>'),
        SVG.format("", '<path style="fill: red" d="M0 0"/>'),
        SVG.format("", '<path fill="url(https://elsewhere.example/x)" d="M0 0"/>'),
        SVG.format("", "<style>* { display: none }</style>"),
        SVG.format("", '<animate attributeName="href" values="javascript:harm()"/>'),
        SVG.format("", '<b xmlns="http://www.w3.org/1999/xhtml">harm</b>'),
        "<html xmlns='http://www.w3.org/1999/xhtml'><body/></html>",
        "<svg><path/></svg>",
        "<svg",
        "",
        "words",
    ],
)
def test_picture_that_is_more_than_a_drawing_is_refused(attacked: Page, source: str) -> None:
    attacked.evaluate("document.body.replaceChildren()")

    show(attacked, source)

    expect(attacked.get_by_text("The plan cannot be shown just now.")).to_be_visible()
    assert attacked.locator("#box svg").count() == 0
    assert attacked.evaluate("window.harm") is None


def test_same_picture_is_not_read_again(pages: OpenPages) -> None:
    page = pages.phone("OP-1F-04")

    kept = call(
        page,
        "frame/plan_view.js",
        """(() => {
          const { render } = modules["npm/lit-html/lit-html.js"];
          const box = document.createElement("div");
          render(m.planView({ svg: source }), box);
          const first = box.querySelector("svg");
          render(m.planView({ svg: source }), box);
          const same = first === box.querySelector("svg");
          render(m.planView({ svg: source.replace("M0", "M1") }), box);
          return [same, first === box.querySelector("svg")];
        })()""",
        source=SVG.format("", '<path d="M0 0"/>'),
    )

    assert kept == [True, False]


DRAWN = """(async () => {
  const { ask } = modules["frame/operations.js"];
  const { boot } = modules["frame/boot.js"];
  const told = [];
  for (const theme of ["STANDARD", "CONTRAST"]) {
    for (const { id } of boot.venue.levels.slice(0, 6)) {
      const { level } = await ask("DrawLevel", { id, size, theme });
      told.push(m.parsePicture(level.picture.svg)?.localName);
    }
  }
  return told;
})()"""


def test_every_picture_of_the_server_is_a_plain_drawing(pages: OpenPages) -> None:
    page = pages.kiosk()

    shown = call(
        page,
        "frame/plan_view.js",
        DRAWN,
        size={"widthPx": 400, "heightPx": 400, "symbolScale": 1},
    )

    assert shown == ["svg"] * 12


def test_picture_that_is_not_seen_yet_is_made_in_idle_time_or_when_it_is_wanted(
    pages: OpenPages,
) -> None:
    page = pages.phone("OP-1F-04")

    counts = call(
        page,
        "frame/plan_view.js",
        """(async () => {
          const { render } = modules["npm/lit-html/lit-html.js"];
          const box = document.createElement("div");
          document.body.append(box);
          const count = () => box.querySelectorAll("svg").length;
          const idle = () => new Promise((resolve) => requestIdleCallback(resolve));
          const counts = [];
          render(m.planView({ svg: source, isLater: true }), box);
          counts.push(count());
          await idle();
          counts.push(count());
          const next = source.replace("M0", "M1");
          render(m.planView({ svg: next, isLater: true }), box);
          counts.push(count());
          render(m.planView({ svg: next }), box);
          counts.push(count());
          await idle();
          counts.push(count());
          return counts;
        })()""",
        source=SVG.format("", '<path d="M0 0"/>'),
    )

    assert counts == [0, 1, 0, 1, 1]
