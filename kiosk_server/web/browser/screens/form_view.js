// The form by which a screen is enrolled: what it is, where it hangs, how it looks and sounds.

import { html, nothing } from "lit-html";

import { emptyState, icon } from "../frame/parts.js";
import { say } from "../frame/words.js";
import { groupsOf, languageChoices, SORTS } from "./places.js";
import { troubleLine } from "./trouble.js";

const LOOKS = ["standard", "large", "contrast"];

/** @param state the page's state  @param actions what its buttons do */
export function formView(state, actions) {
  const { draft, isSending, trouble } = state;
  const groups = groupsOf(draft.sort, state.known);
  const named = (name, ids) => ids.map((id) => ({ id, name: say(`screens-${name}-${id}`) }));
  return html`<form class="screen-form" aria-labelledby="form-heading" @submit=${actions.enrol}>
    <h1 id="form-heading" tabindex="-1">${say("screens-add")}</h1>
    ${choices("sort", named("sort", SORTS), draft.sort, (sort) => actions.change({ sort }))}
    ${groups.length === 0 ? nowhere(draft) : where(groups, draft, actions)}
    <label class="field">
      <span>${say("screens-name")}</span>
      <input
        type="text"
        autocomplete="off"
        required
        maxlength="64"
        .value=${draft.name}
        @input=${(event) => actions.change({ name: event.target.value })}
      />
    </label>
    ${
      draft.sort === "kiosk"
        ? nothing
        : choices("languages", languageChoices(), draft.languages, (languages) => actions.change({ languages }))
    }
    ${choices("looks", named("look", LOOKS), draft.look, (look) => actions.change({ look }))}
    ${choices("sound", named("sound", ["on", "off"]), draft.isLoudspeaker ? "on" : "off", (id) =>
      actions.change({ isLoudspeaker: id === "on" }),
    )}
    <p class="quiet">${say(`screens-sound-what-${draft.sort}`)}</p>
    ${troubleLine(trouble)}
    <div class="form-acts">
      <button type="button" class="button" @click=${actions.toList}>
        ${icon("x")}<span>${say("screens-cancel")}</span>
      </button>
      <button
        type="submit"
        class="button button-main"
        ?disabled=${groups.length === 0}
        aria-disabled=${isSending}
      >
        ${icon("qr-code")}<span>${say("screens-make-address")}</span>
      </button>
    </div>
  </form>`;
}

const nowhere = ({ sort }) =>
  emptyState({
    icon: "map-pin",
    title: say(sort === "kiosk" ? "screens-no-spots" : "screens-no-boards"),
    text: say(sort === "kiosk" ? "screens-no-spots-try" : "screens-no-boards-try"),
  });

function where(groups, draft, actions) {
  const option = ({ id, name }) =>
    html`<option value=${id} ?selected=${id === draft.spotId}>${name}</option>`;
  return html`<label class="field">
    <span>${say("screens-where")}</span>
    <select class="screen-spot" @change=${(event) => actions.change({ spotId: event.target.value })}>
      ${groups.map(({ name, spots }) =>
        name ? html`<optgroup label=${name}>${spots.map(option)}</optgroup>` : spots.map(option),
      )}
    </select>
  </label>`;
}

function choices(name, entries, chosen, onChoose) {
  return html`<fieldset class="choices choices-${name}">
    <legend>${say(`screens-${name}`)}</legend>
    ${entries.map(
      (entry) => html`<label class="choice">
        <input
          type="radio"
          name=${name}
          value=${entry.id}
          .checked=${entry.id === chosen}
          @change=${() => onChoose(entry.id)}
        />
        <span>${entry.name}</span>
      </label>`,
    )}
  </fieldset>`;
}
