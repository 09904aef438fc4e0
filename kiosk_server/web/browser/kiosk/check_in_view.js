// Owns the view in which somebody with an appointment says who they are: by card, by code or by the
// end of the identity card. What is typed is private, and shown for a short time only.
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { icon } from "../frame/parts.js";
import { formatNumber, say } from "../frame/words.js";
import { appointmentChoice, takingNotice } from "../ticket/ticket_parts.js";
import { clear, deleteFrom, pad, typeInto } from "./pad.js";

export const KINDS = {
  CARD: "number-by-card",
  APPOINTMENT_CODE: "number-by-code",
  IDENTITY_END: "number-by-identity",
};
const MOST_TYPED = 40;

function kindChoice(kind, chosen, actions) {
  return html`<li>
    <button
      type="button"
      class="level-tab"
      aria-pressed=${kind === chosen}
      @click=${() => actions.chooseKind(kind)}
    >
      <span class="called"><b>${say(KINDS[kind])}</b></span>
    </button>
  </li>`;
}

/** That what is typed is not kept, is erased soon, or was erased. */
function typedNotice({ secondsLeft, wasErased }) {
  if (secondsLeft !== null) {
    const until = { seconds: formatNumber(secondsLeft), count: secondsLeft };
    return html`<p class="plain-line check-in-soon">${icon("clock")}<span>${say("number-typed-soon", until)}</span></p>`;
  }
  const told = say(wasErased ? "number-typed-erased" : "number-check-in-private");
  return html`<p class="plain-line">${icon("info")}<span>${told}</span></p>`;
}

/** The view “check-in”. */
export function checkInView(page, actions) {
  const { taking, checkIn } = page.numbers;
  if (taking.appointments.length > 0) {
    return html`<section class="touch">
      ${appointmentChoice(taking, actions)} ${checkIn.secondsLeft === null ? nothing : typedNotice(checkIn)}
    </section>`;
  }
  const isBusy = taking.status === "sending" || taking.status === "unsure";
  const field = () => document.querySelector("#check-in-text");
  const label = say(`${KINDS[checkIn.kind]}-label`);
  return html`<section class="touch check-in">
    <h1 tabindex="-1">${say(page.visit.classId ? "number-check-in-title-priority" : "number-check-in-title")}</h1>
    <ul class="level-tabs check-in-kinds" aria-label=${say("number-check-in-by")}>
      ${Object.keys(KINDS).map((kind) => kindChoice(kind, checkIn.kind, actions))}
    </ul>
    <div class="field" data-private>
      ${icon("user-round")}
      <input
        id="check-in-text"
        type="text"
        inputmode="none"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        maxlength=${MOST_TYPED}
        aria-label=${label}
        placeholder=${label}
        .value=${live(checkIn.typed)}
        @input=${(event) => event.isComposing || actions.typeIdentity(event.target.value)}
        @keydown=${(event) => event.key === "Enter" && actions.checkIn()}
      />
    </div>
    <div class="found check-in-told">
      ${
        taking.status === "none" || taking.status === "sending" || checkIn.secondsLeft !== null
          ? typedNotice(checkIn)
          : nothing
      }
      ${takingNotice(taking, actions.takingAgain)}
    </div>
    ${pad({
      onText: (letter) => typeInto(field(), letter),
      onDelete: () => deleteFrom(field()),
      onClear: () => clear(field()),
    })}
    <div class="main-action">
      <button
        type="button"
        class="button button-main check-in-send"
        aria-disabled=${isBusy || checkIn.typed.trim() === ""}
        @click=${() => !isBusy && actions.checkIn()}
      >
        ${icon("check")}<span>${say(taking.status === "sending" ? "number-checking-in" : "number-check-in")}</span>
      </button>
    </div>
  </section>`;
}
