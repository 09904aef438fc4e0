// The page around its views: header above, the bar below, and which view stands between.

import { html, nothing } from "lit-html";

import { boot } from "../frame/boot.js";
import { bottomBar, header, loadingState } from "../frame/parts.js";
import { say } from "../frame/words.js";
import { alarmLine } from "./alarm_line.js";
import { arrivalView } from "./arrival_view.js";
import { wordsFor } from "./carried_way.js";
import { laterView } from "./later.js";
import { noRouteView } from "./no_route_view.js";
import { ownSpot } from "./own_spot.js";
import { problemState } from "./problem_state.js";
import { searchView } from "./search_view.js";
import { startView } from "./start_view.js";
import { stepView } from "./step_view.js";

/** @param state the page's state  @param actions what its buttons do */
export function pageView(state, actions) {
  const told = state.walk.way && wordsFor(state.walk.way, state.locale);
  const shown = {
    ...state,
    goalName: goalName(state, told?.[1]),
    goal: goal(state, told?.[1]),
    stops: told?.[1].stops ?? [],
  };
  const isWay = state.view === "way" || state.view === "list";
  const place =
    state.view === "way" && shown.goalName ? say("phone-to", { place: shown.goalName }) : "";
  const view = isWay ? wayView(shown, told, actions) : viewNamed(state.view)(shown, actions);
  return html`<div class="phone">
    ${header({ title: boot.venue.name, place })} ${alarmLine(state)} ${view.main}
    <div class="phone-foot">${view.actions ?? nothing} ${bar(state, actions)}</div>
  </div>`;
}

/** What is typed into must be there at once: letters are not lost, and phones open their keyboard. */
const FIRST_VIEWS = { start: startView, search: searchView };
const viewNamed = (name) => FIRST_VIEWS[name] ?? laterView(name);

function wayView(state, told, actions) {
  if (!told || state.walk.status === "loading") return unanswered(state, actions);
  const { answer } = told[1];
  if (answer.__typename === "NoRoute") return noRouteView(state, answer, actions);
  if (state.view === "list") return laterView("list")(state, answer, actions);
  return state.walk.isDone ? arrivalView(state, actions) : stepView(state, answer, actions);
}

/** Nothing is known of the way yet: it is being asked for, or could not be. */
function unanswered({ walk }, actions) {
  if (walk.status !== "failed") {
    return {
      main: html`<main class="phone-main" id="main">
        <h1 id="page-heading" tabindex="-1">${say("phone-finding")}</h1>
        ${loadingState({ shape: "sign" })}
      </main>`,
    };
  }
  const { kind, text } = walk.problem;
  const why = kind === "offline" ? say("phone-offline-new") : text;
  return {
    main: html`<main class="phone-main" id="main">
      <h1 id="page-heading" tabindex="-1">${say("phone-error-title")}</h1>
      ${problemState({ kind, text: why }, actions.retry, actions)}
    </main>`,
  };
}

/** The place one goes to; none on the way back. */
function goal({ wish }, told) {
  return wish.isBack ? null : (told?.goal ?? null);
}

/** On the way back the goal is where one set out. */
function goalName({ wish }, told) {
  return wish.isBack ? ownSpot().name : (told?.goal?.name ?? "");
}

function bar(state, actions) {
  return bottomBar({
    onBack: state.view === "start" ? null : actions.back,
    onPerson: () => state.view !== "person" && actions.show("person"),
    isPersonOpen: state.view === "person",
  });
}
