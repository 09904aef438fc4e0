// Owns what private part of a page is to be seen: none until who stands before it asks for one, one
// at a time, and none again when nobody touches the page, when it is put away and when somebody says
// so. What is covered is not on the page at all, so that no eye, voice or screen reader comes to it.
// Must not know what is covered.

import { html, nothing } from "lit-html";

import { announce } from "./announcer.js";
import { icon } from "./parts.js";
import { formatNumber, say } from "./words.js";

/** Somebody is there: they touch, type, scroll, or listen to what is read to them. */
const SIGNS = ["pointerdown", "keydown", "input", "wheel", "touchmove", "scroll", "voice-read"];
const TICK_MS = 500;
/** As long as a kiosk waits before it asks whether somebody is there. */
const WARN_AFTER_SECONDS = 40;
/** Told at least 20 seconds before (WCAG 2.2, 2.2.1), though nothing is lost by it. */
const WARN_SECONDS = 20;

/**
 * @param {object} wishes
 * @param {() => void} wishes.onChange  what is to be seen has changed
 * @param {() => void} wishes.onHidden  has to be off the page when it returns: nobody waits for a frame
 */
export function createCover({ onChange, onHidden }) {
  /** @type {string | null} */
  let open = null;
  let lastSign = 0;
  /** Null: it is not being warned. */
  let secondsLeft = null;
  let timer = 0;

  function close() {
    open = null;
    secondsLeft = null;
    clearInterval(timer);
  }

  function hide() {
    if (open === null) return;
    const wasOpen = open;
    close();
    onHidden();
    announce(say("cover-done"));
    // Whoever was in it is led to what opens it again.
    if (document.activeElement === document.body) buttonOf(wasOpen)?.focus({ preventScroll: true });
  }

  function notice() {
    lastSign = Date.now();
    if (secondsLeft === null) return;
    secondsLeft = null;
    onChange();
  }

  function tick() {
    const left = Math.ceil(WARN_AFTER_SECONDS + WARN_SECONDS - (Date.now() - lastSign) / 1000);
    if (left <= 0) {
      hide();
    } else if (left <= WARN_SECONDS && left !== secondsLeft) {
      const isFirst = secondsLeft === null;
      secondsLeft = left;
      onChange();
      if (isFirst) announce(soonText(left));
    }
  }

  for (const sign of SIGNS) addEventListener(sign, notice, { capture: true, passive: true });
  // What is put away is photographed by the phone for its list of open pages.
  document.addEventListener("visibilitychange", () => document.hidden && hide());
  addEventListener("pagehide", hide);

  return {
    /** @param {string} id  of a private part */
    isOpen: (id) => open === id,
    /** @returns {number | null} null: it is not covered soon */
    secondsLeft: () => secondsLeft,
    /**
     * Opens a part, unless the page was put away before what is in it came.
     * @param {string} id  covers any other
     */
    show(id) {
      if (document.hidden) {
        close();
        onChange();
        return;
      }
      open = id;
      secondsLeft = null;
      lastSign = Date.now();
      clearInterval(timer);
      timer = setInterval(tick, TICK_MS);
      onChange();
    },
    hide,
    /** There is nothing private in it any more. @param {string} [id] left out: in none */
    leave(id = open) {
      if (open === id) close();
    },
  };
}

/**
 * A private part of a page, or what it is covered by.
 * @param {ReturnType<typeof createCover>} cover
 * @param {string} id
 * @param {{show: string, hide: string}} words  what the button says that opens it, and then covers it
 * @param {() => unknown} content  asked for only while it is to be seen
 * @param {boolean} [isEmpty]  there is nothing private in it yet
 */
export function coveredPart(cover, id, words, content, isEmpty = false) {
  const isOpen = isEmpty || cover.isOpen(id);
  return html`<div class=${isEmpty ? "cover-content" : "cover"} data-cover=${id}>
    ${isEmpty ? nothing : coverControl(cover, id, words)}
    ${isOpen ? html`<div class="cover-content" ?data-private=${!isEmpty}>${content()}</div>` : nothing}
  </div>`;
}

/** In the same place whether the part is open or not: who covers it in a hurry need not look. */
function coverControl(cover, id, words) {
  const isOpen = cover.isOpen(id);
  const left = isOpen ? cover.secondsLeft() : null;
  return html`<button
      type="button"
      class="button cover-button"
      aria-expanded=${isOpen}
      @click=${() => (isOpen ? cover.hide() : uncover(cover, id))}
    >
      ${icon(isOpen ? "eye-off" : "eye")}<span>${isOpen ? words.hide : words.show}</span>
    </button>
    <p class="cover-note">${left === null ? say(isOpen ? "cover-open" : "cover-why") : soonText(left)}</p>`;
}

/** Who does not see that it opened is told. */
function uncover(cover, id) {
  cover.show(id);
  announce(say("cover-open"));
}

const buttonOf = (id) => document.querySelector(`[data-cover="${CSS.escape(id)}"] .cover-button`);

const soonText = (seconds) => say("cover-soon", { seconds: formatNumber(seconds), count: seconds });
