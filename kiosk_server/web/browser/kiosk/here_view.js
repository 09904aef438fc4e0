// Owns the plan of where the visitor stands, which stands above all views but that of a way.
import { html, nothing } from "lit-html";
import { planView } from "../frame/plan_view.js";
import { say } from "../frame/words.js";

/** The plan; nothing where the kiosk does not know where it stands. */
export function planOfHere({ home }) {
  if (!home) return nothing;
  return planView({ svg: home.svg, label: say("kiosk-plan-label", { level: home.levelName }) });
}

/** The plan as the upper part of a view. */
export function hereView(page) {
  return page.home ? html`<section class="look here">${planOfHere(page)}</section>` : nothing;
}
