// The page around its panes: on a desk the plan beside the lists, on a phone one of them at a time.

import { html, nothing } from "lit-html";

import { boot } from "../frame/boot.js";
import { bottomBar, header, icon, offlineBanner, staleBanner } from "../frame/parts.js";
import { formatNumber, say } from "../frame/words.js";
import { choosingActions, choosingPanel } from "./choosing_panel.js";
import { closingPanel, panelActions } from "./closing_panel.js";
import { closuresPane } from "./closures_pane.js";
import { planPane } from "./plan_pane.js";
import { reportsPane } from "./reports_pane.js";
import { signInAddress } from "../frame/sign_in.js";
import { signInLink } from "./problem_view.js";

/** @param state the page's state  @param actions what its buttons do  @param {HTMLElement} stage */
export function pageView(state, actions, stage) {
  const panel = panelOf(state, actions);
  const isEditing = panel !== null;
  return html`<div class="facilities" data-pane=${isEditing ? "panel" : state.pane}>
    ${header({ title: boot.venue.name, place: say("frame-title-facilities"), time: state.time })}
    <h1 class="only-heard">${say("frame-title-facilities")}</h1>
    ${state.isOffline ? offlineBanner() : state.staleSince ? staleBanner(state.staleSince) : nothing}
    ${state.alarms.view({ mayAlarm: state.mayClose })}
    <main class="panes">
      ${planPane(state, actions, stage)}
      <div class="side">${isEditing ? panel.body : side(state, actions)}</div>
    </main>
    <div class="foot">
      ${told(state, actions)} ${isEditing ? panel.foot : tabs(state, actions)}
      ${bottomBar({ onBack: isEditing ? panel.onBack : null })}
    </div>
  </div>`;
}

/** What somebody is filling in: it stands in place of the lists. An alarm comes first. */
function panelOf(state, actions) {
  const { alarms, choosing, draft } = state;
  if (alarms.isTyping()) return { body: alarms.form(), foot: nothing, onBack: alarms.close };
  if (draft) {
    const [body, foot] = [closingPanel(state, actions), panelActions(state, actions)];
    return { body, foot, onBack: actions.dropDraft };
  }
  if (!choosing || choosing.isOnPlan) return null;
  const body = choosingPanel(state, actions);
  return { body, foot: choosingActions(actions), onBack: actions.stopChoosing };
}

function side(state, actions) {
  const pane = state.pane === "reports" ? reportsPane : closuresPane;
  const announcing = state.mayClose ? state.announcing.view() : nothing;
  return html`${pane(state, actions)} ${announcing} ${who(state)}`;
}

/** What is to be printed; and, as people share phones, whose page this is and how to leave it. */
function who({ me, mayClose }) {
  if (!me) return nothing;
  return html`<p class="who">
    <a href="/facilities/signs">${say("facilities-signs")}</a>
    ${mayClose ? html`<a href="/screens">${say("facilities-screens")}</a>` : nothing}
    <span>${say("facilities-signed-in-as", { name: me.name })}</span>
    <a href=${signInAddress()}>${say("facilities-sign-out")}</a>
  </p>`;
}

/** What was done last, and how to take it back. It stays until the next thing is done. */
function told({ notice }, actions) {
  return html`<div class="notice-place" role="status">
    ${
      notice
        ? html`<div class="notice ${notice.isProblem ? "is-problem" : ""}">
            ${icon(notice.isProblem ? "triangle-alert" : "check")}
            <span class="notice-text">${notice.text}</span>
            ${notice.isSignedOut ? signInLink() : nothing}
            ${
              notice.onUndo
                ? html`<button type="button" class="button" @click=${notice.onUndo}>
                    ${icon(notice.isProblem ? "rotate-ccw" : "undo-2")}<span>${say(notice.isProblem ? "frame-try-again" : "facilities-undo")}</span>
                  </button>`
                : nothing
            }
            <button type="button" class="chip" @click=${actions.dropNotice}>
              ${icon("x")}<span>${say("facilities-fine")}</span>
            </button>
          </div>`
        : nothing
    }
  </div>`;
}

function tabs({ pane, closures, reportCount }, actions) {
  const tab = (name, iconName, text, number) =>
    html`<button
      type="button"
      class="tab tab-${name}"
      aria-pressed=${pane === name}
      ?data-beside=${pane === "plan" && name === "closures"}
      @click=${() => actions.showPane(name)}
    >
      ${icon(iconName)}<span>${text}${number ? html` <span class="count">${formatNumber(number)}</span>` : nothing}</span>
    </button>`;
  return html`<nav class="tabs" aria-label=${say("facilities-panes")}>
    ${tab("plan", "map-pin", say("facilities-plan"), 0)}
    ${tab("closures", "ban", say("facilities-closures"), closures?.closures.length ?? 0)}
    ${tab("reports", "wrench", say("facilities-reports"), reportCount)}
  </nav>`;
}
