// Owns the two buttons that turn the sheets of a list. Must not know what is on a sheet.
import { html, nothing } from "lit-html";
import { icon } from "../frame/parts.js";
import { say } from "../frame/words.js";

/** Turns from sheet to sheet; nothing where there is only one. A button at the end keeps the focus. */
export function pager({ sheet, sheets, onSheet }) {
  if (sheets < 2) return nothing;
  return html`<div class="pager">
    <button
      type="button"
      class="button"
      aria-disabled=${sheet === 0}
      @click=${() => sheet > 0 && onSheet(sheet - 1)}
    >
      ${icon("chevron-left")}<span>${say("kiosk-page-previous")}</span>
    </button>
    <p class="numerals" data-live>
      ${say("kiosk-page-of", { page: String(sheet + 1), pages: String(sheets) })}
    </p>
    <button
      type="button"
      class="button"
      aria-disabled=${sheet === sheets - 1}
      @click=${() => sheet < sheets - 1 && onSheet(sheet + 1)}
    >
      <span>${say("kiosk-page-next")}</span>${icon("chevron-right")}
    </button>
  </div>`;
}
