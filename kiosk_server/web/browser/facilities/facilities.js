// The page of those who run the building: what is shown, and what its buttons do.

import { focusMain } from "../frame/announcer.js";
import { boot } from "../frame/boot.js";
import { watch } from "../frame/live.js";
import { watchVenue } from "../frame/venue_watch.js";
import { onModes } from "../frame/modes.js";
import { useDataVersion } from "../frame/operations.js";
import { createStore } from "../frame/store.js";
import { guardTaps } from "../frame/taps.js";
import { show } from "../frame/view.js";
import { onLocale, useVisitLocale } from "../frame/words.js";
import { createAlarmPanel } from "./alarm_panel.js";
import { createAnnouncePanel } from "./announce_panel.js";
import { createAsking, firstLevelId, nothingAsked } from "./asking.js";
import { createClosing } from "./closing.js";
import { createFaults } from "./faults.js";
import { levelBox, marksOf, onPicture } from "./marks.js";
import { createOutline } from "./outline.js";
import { pageView } from "./page_view.js";
import { createReportClosing } from "./report_closing.js";
import { boxOf, pick, pointsPx, pxPerMetre, toPx } from "./plan_geometry.js";
import { createStage } from "./plan_stage.js";
import { say } from "../frame/words.js";

const CLOCK_MS = 10_000;
const ROOM_METRES = 24;
const MAY_CLOSE = new Set(["FACILITIES", "MANAGER", "ADMIN"]);
/** Where the plan is not laid out yet. */
const USUAL_SIZE = { width: 1000, height: 640 };

await useVisitLocale();

const store = createStore({
  pane: "plan",
  levelId: firstLevelId(),
  finding: "",
  draft: null,
  drawing: null,
  choosing: null,
  notice: null,
  ending: null,
  shownId: null,
  settling: null,
  largePhotoId: null,
  mayClose: false,
  isOffline: !navigator.onLine,
  staleSince: null,
  time: new Date(),
  ...nothingAsked(),
});
const stage = createStage({ onTouch: (point, reachPx) => touch(point, reachPx) });
const asking = createAsking(store, () => {
  const { clientWidth, clientHeight } = stage.element;
  return clientWidth > 0 && clientHeight > 0 ? { width: clientWidth, height: clientHeight } : USUAL_SIZE;
});
const faults = createFaults(store, asking);
const closing = createClosing(store, asking, faults);
const outline = createOutline(store, closing.takeOutline);
const alarms = createAlarmPanel(() => store.update({}));
const announcing = createAnnouncePanel(() => store.update({}));
/** Whether another plan is in force than this page shows. */
let hasOtherPlan = false;
/** What is to be shown on the plan as soon as it is there. */
let wanted = null;

const hasPlan = () =>
  store.state.picture?.levelId === store.state.levelId &&
  store.state.elements?.levelId === store.state.levelId;

/** What lies on the picture; worked out once for each picture. */
let laidOut = { picture: null, elements: null, drawn: [] };
function drawn() {
  const { picture, elements } = store.state;
  if (laidOut.picture !== picture || laidOut.elements !== elements)
    laidOut = { picture, elements, drawn: onPicture(picture, elements.list) };
  return laidOut.drawn;
}

function touch(point, reachPx) {
  if (!hasPlan() || !store.state.mayClose) return;
  if (store.state.drawing) {
    outline.take(point, reachPx);
    return;
  }
  const [first, ...others] = pick(drawn(), point, reachPx);
  if (first) openElement(first, others.slice(0, 3), store.state.choosing?.report ?? null);
}

const pointOf = ({ point }, { matrix }) => toPx(matrix, [point.x, point.y]);

function openElement(each, others = [], report = null) {
  closing.open(
    { elementId: each.element.id },
    { name: each.element.name, levelId: each.levelId, others, report },
  );
  focusPanel();
}

function focusPanel() {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const heading = document.getElementById("panel-heading");
      heading?.focus({ preventScroll: true });
      heading?.closest(".side")?.scrollTo(0, 0);
      if (getComputedStyle(stage.element).display !== "none") return;
      scrollTo(0, 0);
    }),
  );
}

const reportClosing = createReportClosing({
  ...{ store, asking, stage, hasPlan, drawn, openElement, focusPanel },
});

/** Shows something on the plan, on another level if it is there. */
function showOnPlan(levelId, find) {
  const isHere = hasPlan() && find(drawn());
  wanted = find;
  store.update({ pane: "plan", ...(isHere ? {} : { levelId }) });
  if (!isHere) asking.askPlan();
}

function lookAtWanted() {
  if (!hasPlan() || !wanted) return;
  const points = wanted(drawn());
  wanted = null;
  const box = points && boxOf(points);
  if (box) stage.show(box, ROOM_METRES * pxPerMetre(store.state.picture.matrix));
}

const MOST_FOUND = 8;
/** What the picture holds of that name or number; null while nothing is looked for. */
function foundBy(finding) {
  const text = finding.trim().toLowerCase();
  if (!text) return null;
  if (!hasPlan()) return [];
  return drawn()
    .filter(({ element }) => `${element.name} ${element.id}`.toLowerCase().includes(text))
    .slice(0, MOST_FOUND);
}

const actions = {
  ...closing.actions,
  ...faults.actions,
  ...reportClosing.actions,
  zoomIn: stage.zoomIn,
  zoomOut: stage.zoomOut,
  showLevel: () => hasPlan() && stage.show(levelBox(store.state, drawn())),
  showPane: (pane) => store.update({ pane }),
  chooseLevel(levelId) {
    wanted = null;
    store.update({ levelId, finding: "", drawing: null });
    asking.askPlan();
  },
  find: (finding) => store.update({ finding }),
  chooseFound(each) {
    store.update({ finding: "" });
    stage.show(boxOf(each.points), ROOM_METRES * pxPerMetre(store.state.picture.matrix));
    if (store.state.mayClose) openElement(each, [], store.state.choosing?.report ?? null);
  },
  chooseElement(each) {
    openElement(each, [], store.state.draft?.report ?? null);
  },
  closeLevel() {
    const level = boot.venue.levels.find(({ id }) => id === store.state.levelId);
    closing.open({ levelId: level.id }, { name: level.name, levelId: level.id, others: [] });
    focusPanel();
  },
  startDrawing() {
    outline.start();
    stage.element.focus();
  },
  drawFreely() {
    outline.draw({ isFree: true });
    stage.element.focus();
  },
  takeBackCorner() {
    outline.takeBack();
    stage.element.focus();
  },
  finishOutline: outline.finish,
  stopDrawing: () => store.update({ drawing: null }),
  showClosure(closure) {
    store.update({ shownId: closure.id, draft: null });
    showOnPlan(closure.shownLevelId, (elements) => {
      const { picture, levelId } = store.state;
      if (closure.corners.length)
        return levelId === closure.levelId && pointsPx(picture.matrix, closure.corners.flatMap(({ x, y }) => [x, y]));
      if (closure.levelId) {
        const own = elements.filter((each) => each.levelId === closure.levelId);
        return own.length ? own.flatMap(({ points }) => points) : null;
      }
      return elements.find(({ element }) => element.id === closure.elementId)?.points;
    });
  },
  showReport(report) {
    store.update({ shownId: report.id, draft: null });
    showOnPlan(report.point.levelId, () => {
      const { picture, levelId } = store.state;
      return levelId === report.point.levelId && [pointOf(report, picture)];
    });
  },
  dropDraft() {
    store.update({ draft: null });
    focusMain();
  },
  dropNotice: () => store.update({ notice: null }),
  retry() {
    asking.askMe();
    asking.askPlan();
    asking.askClosures();
    asking.askReports();
    alarms.renew();
  },
};

let shownPicture = null;
let isFitted = false;
store.subscribe((state) => {
  const mayClose = state.me?.roles.some((role) => MAY_CLOSE.has(role)) ?? false;
  if (mayClose !== state.mayClose) {
    store.update({ mayClose });
    return;
  }
  const shown = { ...state, found: foundBy(state.finding), alarms, announcing };
  show(pageView(shown, actions, stage.element));
  stage.name(say("facilities-plan-name"));
  if (!hasPlan()) return;
  if (shownPicture !== state.picture) {
    const isNewLevel = shownPicture?.levelId !== state.picture.levelId;
    shownPicture = state.picture;
    stage.setPicture(state.picture.svg, state.picture.size);
    if ((isNewLevel || !isFitted) && !wanted) {
      stage.show(levelBox(state, drawn()));
      isFitted = true;
    }
  }
  stage.setMarks(marksOf(state, drawn()));
  lookAtWanted();
  reportClosing.look();
  reloadOnceFree();
});

onLocale(() => {
  useDataVersion(`${boot.venue.dataVersion} `);
  store.update({ draft: null, drawing: null, choosing: null });
  asking.askPlan();
  asking.askClosures();
  asking.askReports();
  alarms.renew();
});
onModes(() => asking.askPlan());
addEventListener("online", () => store.update({ isOffline: false }));
addEventListener("offline", () => store.update({ isOffline: true }));
// Who signed in again in another tab comes back to this one.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && hasProblem()) actions.retry();
});
setInterval(() => {
  store.update({ time: new Date() });
  alarms.renew();
}, CLOCK_MS);

function hasProblem() {
  const { me, closuresProblem, planProblem, reportsProblem } = store.state;
  return !me || closuresProblem || planProblem || reportsProblem;
}

/** Another plan needs another page, but nothing that is half typed is lost for it. */
function reloadOnceFree() {
  const { draft, drawing, choosing, settling } = store.state;
  const isBusy = draft ?? drawing ?? choosing ?? settling;
  if (hasOtherPlan && !isBusy && !alarms.isTyping() && !announcing.isTyping()) location.reload();
}

stage.element.addEventListener("keydown", outline.heedKey);
guardTaps();
asking.askMe();
// After the first layout, which says how large the plan may be.
requestAnimationFrame(() => requestAnimationFrame(() => asking.askPlan()));
asking.askClosures();
asking.askReports();
alarms.renew();
watch("WatchFaultReports", {}, { onData: () => asking.askReports() });
watchVenue({
  onState(live) {
    store.update({ staleSince: live.state === "stale" ? live.since : null });
    if (live.state === "live" && hasProblem()) actions.retry();
  },
  onVenue({ dataVersion, planVersion }, { isPolled }) {
    const isOther = useDataVersion(dataVersion);
    asking.askClosures();
    alarms.renew();
    // A report tells of the closure that it led to.
    if (isPolled || isOther) asking.askReports();
    hasOtherPlan = planVersion !== boot.venue.planVersion;
    reloadOnceFree();
  },
});
