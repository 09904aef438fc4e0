// The plan with what can be touched on it: levels, zoom, a search for those who would rather type,
// and ways to close more than one thing.

import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";

import { boot } from "../frame/boot.js";
import { icon, loadingState } from "../frame/parts.js";
import { formatNumber, say } from "../frame/words.js";
import { KIND_ICONS } from "./kind_icons.js";
import { problemView } from "./problem_view.js";

/** @param state the page's state  @param actions what its buttons do  @param {HTMLElement} stage */
export function planPane(state, actions, stage) {
  const isShown = state.picture?.levelId === state.levelId;
  return html`<section class="plan-pane" aria-label=${say("facilities-plan")}>
    <div class="plan-tools">
      ${levelChoice(state, actions)} ${finder(state, actions)}
    </div>
    <div class="plan-box" ?data-drawing=${state.drawing !== null}>
      ${stage}
      ${
        isShown
          ? nothing
          : html`<div class="plan-cover">
              ${
                state.planProblem
                  ? problemView(state.planProblem, actions.retry)
                  : loadingState({ shape: "plan" })
              }
            </div>`
      }
      <div class="plan-zoom" role="group" aria-label=${say("facilities-zoom")}>
        ${zoomButton("plus", "facilities-zoom-in", actions.zoomIn)}
        ${zoomButton("minus", "facilities-zoom-out", actions.zoomOut)}
        ${zoomButton("maximize", "facilities-zoom-whole", actions.showLevel)}
      </div>
    </div>
    <div class="plan-foot">${foot(state, actions)}</div>
  </section>`;
}

function zoomButton(name, messageId, onClick) {
  return html`<button type="button" data-repeat aria-label=${say(messageId)} title=${say(messageId)} @click=${onClick}>
    ${icon(name)}
  </button>`;
}

function foot({ drawing, mayClose, picture, levelId }, actions) {
  if (drawing) return drawingFoot(drawing, actions);
  if (!mayClose || picture?.levelId !== levelId) return html`<p class="plan-told">${say("facilities-plan-look")}</p>`;
  return html`<p class="plan-told">${say("facilities-plan-touch")}</p>
    <button type="button" class="chip" @click=${actions.startDrawing}>
      ${icon("square-dashed")}<span>${say("facilities-draw")}</span>
    </button>
    <button type="button" class="chip" @click=${actions.closeLevel}>
      ${icon("layers")}<span>${say("facilities-close-level")}</span>
    </button>`;
}

/** What to touch next, and how what is drawn is taken back or done. */
function drawingFoot({ corners, isFree, problem }, actions) {
  const count = corners.length;
  const next = isFree
    ? say("facilities-draw-corner", { count, shown: formatNumber(count) })
    : say(count > 0 ? "facilities-draw-second" : "facilities-draw-first");
  return html`<p class="plan-told ${problem ? "problem" : ""}" role="status">
      ${icon(problem ? "triangle-alert" : "square-dashed")}<span>${problem ?? next}</span>
    </p>
    ${
      isFree
        ? html`<button
            type="button"
            class="chip"
            data-repeat
            aria-disabled=${count === 0}
            @click=${actions.takeBackCorner}
          >
            ${icon("undo-2")}<span>${say("facilities-draw-undo")}</span>
          </button>`
        : html`<button type="button" class="chip" @click=${actions.drawFreely}>
            ${icon("route")}<span>${say("facilities-draw-free")}</span>
          </button>`
    }
    ${
      isFree && count > 2
        ? html`<button type="button" class="chip chip-main" @click=${actions.finishOutline}>
            ${icon("check")}<span>${say("facilities-draw-done")}</span>
          </button>`
        : nothing
    }
    <button type="button" class="chip" @click=${actions.stopDrawing}>
      ${icon("x")}<span>${say("facilities-cancel")}</span>
    </button>`;
}

/** Levels by building, the highest first, as in a lift. */
function levelChoice({ levelId }, actions) {
  const buildings = new Map();
  for (const level of boot.venue.levels) {
    const name = level.buildingName ?? "";
    buildings.set(name, [...(buildings.get(name) ?? []), level]);
  }
  return html`<label class="field field-level">
    <span>${say("facilities-level")}</span>
    <select @change=${(event) => actions.chooseLevel(event.target.value)}>
      ${[...buildings].map(([name, levels]) => {
        const options = [...levels]
          .sort((one, other) => other.ordinal - one.ordinal)
          .map(
            (level) =>
              html`<option value=${level.id} .selected=${live(level.id === levelId)}>
                ${name ? say("facilities-level-of", { building: name, level: level.name }) : level.name}
              </option>`,
          );
        return name ? html`<optgroup label=${name}>${options}</optgroup>` : options;
      })}
    </select>
  </label>`;
}

/** What the level holds, found by its name or number. */
function finder({ finding, found }, actions) {
  return html`<div class="finder" role="search">
    <label class="field">
      <span>${say("facilities-find")}</span>
      <input
        type="search"
        autocomplete="off"
        maxlength="60"
        placeholder=${say("facilities-find-hint")}
        .value=${live(finding)}
        @input=${(event) => actions.find(event.target.value)}
        @keydown=${(event) => event.key === "Escape" && actions.find("")}
      />
    </label>
    ${
      found
        ? html`<ul class="found">
            ${found.map(
              (each) =>
                html`<li>
                  <button type="button" @click=${() => actions.chooseFound(each)}>
                    ${icon(KIND_ICONS[each.element.kind])}<span>${each.element.name}</span>
                  </button>
                </li>`,
            )}
            ${found.length === 0 ? html`<li class="quiet" role="status">${say("facilities-find-none")}</li>` : nothing}
          </ul>`
        : nothing
    }
  </div>`;
}
