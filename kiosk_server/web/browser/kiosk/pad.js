// Owns the pad that stands in for a keyboard: letters, digits, space, delete, clear. It types into
// the page's one text field just as a keyboard would, and must not know what the text is for.
import { html } from "lit-html";
import { icon } from "../frame/parts.js";
import { say } from "../frame/words.js";

const ROWS = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

/** Keeps the caret in the field when a key is touched. */
function keepFocus(event) {
  event.preventDefault();
}

function key(letter, onText) {
  return html`<button type="button" class="key" data-repeat @click=${() => onText(letter)}>
    ${letter}
  </button>`;
}

/** The pad; `onText(letter)`, `onDelete()` and `onClear()` say what was pressed. */
export function pad({ onText, onDelete, onClear }) {
  return html`<div
    class="pad"
    data-walk="letters"
    role="group"
    aria-label=${say("kiosk-pad")}
    @pointerdown=${keepFocus}
    @mousedown=${keepFocus}
  >
    ${ROWS.map(
      (row) => html`<div class="keys">${[...row].map((letter) => key(letter, onText))}</div>`,
    )}
    <div class="keys">
      <button type="button" class="key word" @click=${onClear}>
        ${icon("x")}<span>${say("kiosk-pad-clear")}</span>
      </button>
      <button type="button" class="key space" data-repeat @click=${() => onText(" ")}>
        ${icon("space")}<span>${say("kiosk-pad-space")}</span>
      </button>
      <button type="button" class="key word" data-repeat @click=${onDelete}>
        ${icon("delete")}<span>${say("kiosk-pad-delete")}</span>
      </button>
    </div>
  </div>`;
}

/** Types a text where the caret of the field is. */
export function typeInto(field, text) {
  const { selectionStart, selectionEnd, maxLength } = field;
  if (maxLength > 0 && field.value.length >= maxLength && selectionStart === selectionEnd) return;
  field.setRangeText(text, selectionStart, selectionEnd, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** Takes away what is selected in the field, or the character before the caret. */
export function deleteFrom(field) {
  const { selectionStart, selectionEnd, value } = field;
  const before = [...value.slice(0, selectionStart)].at(-1) ?? "";
  const start = selectionStart === selectionEnd ? selectionStart - before.length : selectionStart;
  field.setRangeText("", start, selectionEnd, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** Empties the field. */
export function clear(field) {
  field.value = "";
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
