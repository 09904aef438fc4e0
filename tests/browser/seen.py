"""What only an eye sees of a page, measured: the ring around what has the focus, text that wider
spacing cuts off, and controls whose edges and icons are as pale as what is around them.

Colours are compared as WCAG 2.2 does (relative luminance); what is behind a thing is the nearest
colour of those that it stands in.
"""

from playwright.sync_api import Page

LEAST_CONTRAST = 3
"""WCAG 2.2, 1.4.11: of what is no text, against what is next to it."""

_CONTAINERS = """
const containersOf = (element) => {
  const found = [];
  let each = element.parentElement;
  for (; each && each !== document.body; each = each.parentElement) found.push(each);
  return found;
};
"""

_COLOURS = (
    _CONTAINERS
    + """
const channels = (text) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  canvas.fillStyle = text;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
  return { red, green, blue, alpha: alpha / 255 };
};
const light = ({ red, green, blue }) => {
  const [r, g, b] = [red, green, blue].map((each) => {
    const part = each / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one, other) => {
  const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
};
const behind = (element) => {
  for (let each = element; each; each = each.parentElement) {
    const colour = channels(getComputedStyle(each).backgroundColor);
    if (colour.alpha > 0.9) return colour;
  }
  return channels("white");
};
const around = (element) => behind(element.parentElement);
const isShown = (element) =>
  element.checkVisibility({ opacityProperty: false, visibilityProperty: true }) &&
  element.getBoundingClientRect().width > 1;
const nameOf = (element) =>
  `${element.tagName.toLowerCase()}.${element.className?.baseVal ?? element.className}`
    + ` “${(element.innerText || element.getAttribute("aria-label") || "").trim().slice(0, 30)}”`;
const CONTROLS = "a[href], button, input, select, textarea, summary, [role=radio], [tabindex='0']";
const controls = () =>
  [...document.querySelectorAll(CONTROLS)].filter(
    (each) => !each.disabled && !each.closest("[inert], svg") && isShown(each),
  );
/** What is seen of a control: itself, or what stands for one that is transparent or has no edge. */
const seenOf = (control) => {
  const { opacity, borderTopWidth } = getComputedStyle(control);
  const others = [control.nextElementSibling, control.closest("label"), control.parentElement];
  if (Number(opacity) < 0.1) return others.filter(Boolean);
  const isTyped = control.matches("input:not([type=radio], [type=checkbox])");
  return isTyped && borderTopWidth === "0px" ? [control.parentElement] : [control];
};
"""
)

_FOCUS = (
    "(least) => {"
    + _COLOURS
    + """
  const ringOf = (element) => {
    const style = getComputedStyle(element);
    const width = parseFloat(style.outlineWidth);
    if (style.outlineStyle === "none" || width < 2) return null;
    return { width, offset: parseFloat(style.outlineOffset), colour: channels(style.outlineColor) };
  };
  const cutSides = (element, { width, offset }) => {
    const box = element.getBoundingClientRect();
    const reach = width + offset;
    const cut = new Set();
    for (const each of containersOf(element)) {
      const { overflowX, overflowY } = getComputedStyle(each);
      const room = each.getBoundingClientRect();
      if (overflowX !== "visible") {
        if (box.left - reach < room.left - reach / 2) cut.add("left");
        if (box.right + reach > room.right + reach / 2) cut.add("right");
      }
      if (overflowY !== "visible") {
        if (box.top - reach < room.top - reach / 2) cut.add("top");
        if (box.bottom + reach > room.bottom + reach / 2) cut.add("bottom");
      }
    }
    return [...cut];
  };
  const isCovered = (control) => {
    const { left, top, width, height } = control.getBoundingClientRect();
    const spots = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]];
    return spots.every(([x, y]) => {
      const found = document.elementFromPoint(left + x * width, top + y * height);
      return !control.contains(found) && !control.parentElement.contains(found);
    });
  };
  return controls().flatMap((control) => {
    if (control.tabIndex < 0) return [];
    control.focus();
    if (document.activeElement !== control) return [];
    const ringed = seenOf(control).find((each) => ringOf(each) !== null);
    if (!ringed) return [`no ring: ${nameOf(control)}`];
    const ring = ringOf(ringed);
    const found = [];
    const isInside = ring.offset < 0;
    const ground = isInside ? behind(ringed) : around(ringed);
    const cut = isInside ? [] : cutSides(ringed, ring);
    if (contrast(ring.colour, ground) < least) found.push("pale ring");
    if (cut.length > 1) found.push(`ring cut ${cut}`);
    if (isCovered(control)) found.push("covered");
    return found.map((each) => `${each}: ${nameOf(control)}`);
  });
}"""
)

_EDGES = (
    "(least) => {"
    + _COLOURS
    + """
  const FIELDS = "input:is([type=text], [type=search], [type=number]), textarea, select";
  const hasWords = (element) => (element.innerText ?? "").trim() !== "" && !element.matches(FIELDS);
  /** As the browser draws it, which the criterion leaves to the browser. */
  const isOfBrowser = (element) =>
    element.matches("[type=radio], [type=checkbox]") &&
    getComputedStyle(element).opacity !== "0" &&
    getComputedStyle(element).appearance !== "none";
  const edgeOf = (element) => {
    const style = getComputedStyle(element);
    const edges = ["Top", "Right", "Bottom", "Left"]
      .map((side) => ["Width", "Style", "Color"].map((each) => style[`border${side}${each}`]))
      .filter(([width, kind]) => parseFloat(width) > 0 && kind !== "none")
      .map(([, , colour]) => contrast(channels(colour), around(element)));
    return Math.max(contrast(behind(element), around(element)), ...edges, 1);
  };
  const icons = [...document.querySelectorAll("#app :is(button, a, label, [role=radio]) svg.icon")];
  return [
    ...controls()
      .filter((each) => !each.matches("[aria-disabled=true]") && !isOfBrowser(each))
      .filter((each) => !seenOf(each).some((seen) => hasWords(seen) || edgeOf(seen) >= least))
      .map((each) => `pale edge: ${nameOf(each)}`),
    ...controls()
      .filter((each) => each.matches(FIELDS))
      .filter((each) => !seenOf(each).some((seen) => edgeOf(seen) >= least))
      .map((each) => `pale field: ${nameOf(each)}`),
    ...icons
      .filter((each) => isShown(each) && !each.closest(":disabled, [aria-disabled=true]"))
      .filter((each) => contrast(channels(getComputedStyle(each).color), behind(each)) < least)
      .map((each) => `pale icon: ${nameOf(each)} in ${nameOf(each.parentElement)}`),
  ];
}"""
)

_SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * {
      letter-spacing: 0.12em !important;
      line-height: 1.5 !important;
      word-spacing: 0.16em !important;
    }
    p { margin-block-end: 2em !important; }
  `);
  document.adoptedStyleSheets.push(sheet);
}"""

_CUT = (
    "() => {"
    + _CONTAINERS
    + """
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    const isElsewhere = parentElement.closest("svg, .only-heard, script, noscript, option");
    if (!data.trim() || isElsewhere) continue;
    const seen = { visibilityProperty: true, opacityProperty: true };
    if (!parentElement.checkVisibility(seen)) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const { left, right, top, bottom, width } = range.getBoundingClientRect();
    if (width === 0) continue;
    const isWide = left < -1 || right > document.documentElement.clientWidth + 1;
    let isCut = false;
    for (const each of [parentElement, ...containersOf(parentElement)]) {
      const { overflowX, overflowY } = getComputedStyle(each);
      const room = each.getBoundingClientRect();
      if (room.width <= 1) continue;
      if (/hidden|clip/.test(overflowX)) isCut ||= left < room.left - 2 || right > room.right + 2;
      if (/hidden|clip/.test(overflowY)) isCut ||= top < room.top - 4 || bottom > room.bottom + 4;
      if (/auto|scroll/.test(overflowX + overflowY)) break;
    }
    const name = `${parentElement.className} “${data.trim().slice(0, 40)}”`;
    if (isWide || isCut) found.push(`${isWide ? "beside" : "cut"}: ${name}`);
  }
  return found;
}"""
)


def unseen_focus(page: Page) -> list[str]:
    """Controls that have no ring by keyboard, a pale one, one that is mostly cut off, or that stand
    behind something else while they have the focus (WCAG 2.4.7, 2.4.11, 1.4.11)."""
    page.keyboard.press("Tab")
    found: list[str] = page.evaluate(_FOCUS, LEAST_CONTRAST)
    return found


def pale_controls(page: Page) -> list[str]:
    """Controls without words and fields whose edge, and icons of controls that do not stand out
    from what is next to them (WCAG 1.4.11)."""
    found: list[str] = page.evaluate(_EDGES, LEAST_CONTRAST)
    return found


def cut_by_spacing(page: Page) -> list[str]:
    """Texts that the spacing of WCAG 1.4.12 cuts off or pushes off the screen, not ours."""
    before: list[str] = page.evaluate(_CUT)
    page.evaluate(_SPACED)
    after: list[str] = page.evaluate(_CUT)
    page.evaluate("document.adoptedStyleSheets.pop()")
    return [each for each in after if each not in before]
