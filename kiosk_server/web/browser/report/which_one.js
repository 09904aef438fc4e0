// Which lift or toilet is broken, of those near the spot: whoever reports it may say so.

import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";

import { boot } from "../frame/boot.js";
import { ask } from "../frame/operations.js";
import { say } from "../frame/words.js";

/** What there is more than one of nearby, by kinds of place. */
const PLACES = { LIFT: ["LIFT"], TOILET: ["TOILET", "ACCESSIBLE_TOILET"] };
const MOST = 5;

/** The part of the page's state that is kept here. */
export const nothingNear = () => ({ near: null, which: null });

/**
 * Looks what is near for the kind of fault that is chosen. Where nobody can be asked, or nothing
 * is near, nobody is asked which.
 * @param store  the page's store; its state has `kind`
 */
export async function askWhichOne(store) {
  const { kind } = store.state;
  const kinds = PLACES[kind] ?? [];
  store.update(nothingNear());
  try {
    const answers = await Promise.all(
      kinds.map((each) => ask("NearestPlaces", { kind: each, from: boot.spot.location, first: MOST })),
    );
    if (store.state.kind !== kind || kinds.length === 0) return;
    const near = answers
      .flatMap(({ nearestPlaces }) => nearestPlaces)
      .sort((one, other) => one.walkSeconds - other.walkSeconds)
      .map(({ place }) => place)
      .filter(isFirst)
      .slice(0, MOST);
    store.update({ near });
  } catch (problem) {
    if (problem.kind === undefined) throw problem;
  }
}

/** A lift is one place on each of its levels: the nearest of them stands for it. */
const isFirst = ({ kind, name }, at, places) =>
  kind !== "LIFT" || places.findIndex((each) => each.kind === kind && each.name === name) === at;

/** @param state the page's state  @param actions the page's actions */
export function whichOne({ near, which }, actions) {
  if (!near?.length) return nothing;
  return html`<fieldset class="choices">
    <legend>${say("report-which")}</legend>
    ${near.map(({ id, name, level }) => choice(id, say("report-which-place", { place: name, level: level.name }), which, actions))}
    ${choice(null, say("report-which-unknown"), which, actions)}
  </fieldset>`;
}

function choice(id, text, which, actions) {
  return html`<label class="choice">
    <input
      type="radio"
      name="which"
      value=${id ?? ""}
      .checked=${live(which === id)}
      @change=${() => actions.change({ which: id })}
    /><span>${text}</span>
  </label>`;
}
