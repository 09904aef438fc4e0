// The parts that every page shows the same way: header, bottom bar, and the states of waiting.

import { html, nothing } from "lit-html";
import { icons } from "icons";
import { boot } from "./boot.js";
import { contrast, mode, setContrast, setMode, size } from "./modes.js";
import { unbroken } from "./unbroken.js";
import { hasVoice, isVoiceOn, setVoice } from "./voice_switch.js";
import { formatTime, locales, nextLocale, say, useLocale } from "./words.js";

/**
 * An icon beside words; by itself it says nothing.
 * @param {string} name of the icon set, or of browser/icons
 */
export function icon(name) {
  const inner = icons[name];
  if (inner === undefined) {
    console.error(`icon missing: ${name}`);
    return nothing;
  }
  // The drawings are our own. A template for each of them would be read longer.
  return html`<svg
    class="icon icon-${name}"
    viewBox="0 0 24 24"
    aria-hidden="true"
    focusable="false"
    .innerHTML=${inner}
  ></svg>`;
}

/**
 * @param {object} shown
 * @param {string} shown.title the hospital
 * @param {string} [shown.place] where the page stands
 * @param {Date} [shown.time]
 */
export function header({ title, place, time }) {
  return html`<header class="page-header">
    <p class="venue-name">${title}</p>
    <p class="page-place">${unbroken(place ?? "")}</p>
    <time class="page-clock">${time ? formatTime(time) : ""}</time>
  </header>`;
}

/** Pages on a visitor's own screen. */
const HAND_HELD = new Set(["phone", "report", "ticket"]);
const SIZE_WORDS = { standard: "frame-usual-size", large: "frame-large", largest: "frame-largest" };

/**
 * The bar at the bottom of every page: back, language, size, contrast, voice, a person. In voice
 * mode the place above it is for what is being said, see voice/strip.js.
 * @param {object} wishes
 * @param {(() => void) | null} [wishes.onBack] null: there is nowhere to go back to
 * @param {() => void} [wishes.onPerson] missing: nobody can be called from here
 * @param {boolean} [wishes.isPersonOpen]
 * @param {() => void} [wishes.onChange] after the language, size or contrast changed
 */
export function bottomBar({
  onBack = null,
  onPerson,
  isPersonOpen = false,
  onChange = () => {},
}) {
  const isLarge = mode() === "large";
  // Large type keeps 7:1 by itself; on a phone what is left then stands in one row.
  const hasContrastAlready = isLarge && !contrast() && HAND_HELD.has(boot.page);
  // A kiosk's large type is far above 30 dp; what is held in the hand grows to it in two steps.
  const hasLargest = HAND_HELD.has(boot.page);
  const nextSize = size() === "standard" ? "large" : size() === "large" && hasLargest ? "largest" : "standard";
  const sizeWord = hasLargest ? SIZE_WORDS[nextSize] : SIZE_WORDS.large;
  const next = locales().find((entry) => entry.tag === nextLocale());
  return html`${isVoiceOn() ? html`<div class="voice" id="voice"></div>` : nothing}<nav class="bottom-bar" aria-label=${say("frame-bar")}>
    <button type="button" class="bar-button bar-back" ?disabled=${!onBack} @click=${() => onBack?.()}>
      ${icon("chevron-left")}<span>${say("frame-back")}</span>
    </button>
    ${
      locales().length > 1
        ? html`<button
            type="button"
            class="bar-button bar-language"
            @click=${async () => (await useLocale(next.tag)) && onChange()}
          >
            ${icon("languages")}<span lang=${next.tag}>${next.name}</span>
          </button>`
        : nothing
    }
    <button
      type="button"
      class="bar-button bar-mode"
      aria-pressed=${hasLargest ? nothing : isLarge}
      @click=${() => {
        setMode(nextSize);
        onChange();
      }}
    >
      ${icon("a-large-small")}<span>${say(sizeWord)}</span>
    </button>
    ${
      hasContrastAlready
        ? nothing
        : html`<button
            type="button"
            class="bar-button bar-contrast"
            aria-pressed=${contrast()}
            @click=${() => {
              setContrast(!contrast());
              onChange();
            }}
          >
            ${icon("contrast")}<span>${say("frame-contrast")}</span>
          </button>`
    }
    ${
      hasVoice
        ? html`<button
            type="button"
            class="bar-button bar-voice"
            aria-pressed=${isVoiceOn()}
            @click=${() => setVoice(!isVoiceOn())}
          >
            ${icon("voice")}<span>${say("voice-bar")}</span>
          </button>`
        : nothing
    }
    ${
      onPerson
        ? html`<button
            type="button"
            class="bar-button bar-person"
            aria-current=${isPersonOpen ? "page" : nothing}
            @click=${onPerson}
          >
            ${icon("user-round")}<span>${say("frame-person")}</span>
          </button>`
        : nothing
    }
  </nav>`;
}

/**
 * Nothing to show, and what to try.
 * @param {{icon?: string, title: string, text?: string, action?: unknown}} shown
 */
export function emptyState({ icon: name = "search", title, text, action }) {
  return html`<div class="state state-empty">
    ${icon(name)}
    <p class="state-title">${title}</p>
    ${text ? html`<p class="state-text">${text}</p>` : nothing} ${action ?? nothing}
  </div>`;
}

/**
 * The shape of what is coming; it shows itself after 300 ms, by css/frame/states.css.
 * @param {{rows?: number, shape?: "list" | "plan" | "sign"}} [shown]
 */
export function loadingState({ rows = 4, shape = "list" } = {}) {
  return html`<div class="state-loading loading-${shape}" role="status">
    <p class="loading-text">${say("frame-loading")}</p>
    ${Array.from({ length: shape === "plan" ? 1 : rows }, () => html`<div class="bone"></div>`)}
  </div>`;
}

/**
 * What happened, and what to do now.
 * @param {{text: string, onAgain?: () => void, action?: unknown}} shown
 */
export function errorState({ text, onAgain, action }) {
  return html`<div class="state state-error" role="alert">
    ${icon("triangle-alert")}
    <p class="state-title">${text}</p>
    ${
      onAgain
        ? html`<button type="button" class="button" @click=${onAgain}>
            ${icon("rotate-ccw")}<span>${say("frame-try-again")}</span>
          </button>`
        : nothing
    }
    ${action ?? nothing}
  </div>`;
}

/** There is no network. */
export const offlineBanner = () =>
  html`<p class="banner" role="status">${icon("wifi-off")}<span>${say("frame-offline")}</span></p>`;

/** @param {Date} since when the page heard from the server last */
export const staleBanner = (since) =>
  html`<p class="banner" role="status">
    ${icon("clock")}<span>${say("frame-stale", { time: formatTime(since) })}</span>
  </p>`;
