// The page of those who look after screens: which there are, and how one is added or ended.

import { announce, focusMain } from "../frame/announcer.js";
import { boot } from "../frame/boot.js";
import { ask } from "../frame/operations.js";
import { newRequestId } from "../frame/request_ids.js";
import { createStore } from "../frame/store.js";
import { guardTaps } from "../frame/taps.js";
import { watchVenue } from "../frame/venue_watch.js";
import { show } from "../frame/view.js";
import { onLocale, say, useVisitLocale } from "../frame/words.js";
import { pageView } from "./page_view.js";
import { groupsOf, languageChoices, pageOf } from "./places.js";

const LOOK_MS = 10_000;
const MOST_NAME_CHARACTERS = 64;

await useVisitLocale();

const store = createStore({
  view: "list",
  /** What `ListScreens` told last; null: nothing yet. */
  known: null,
  /** Which asking that was. */
  knownOrder: 0,
  problem: null,
  staleSince: null,
  isOffline: !navigator.onLine,
  alarms: boot.alarms,
  draft: null,
  /** The screen that was enrolled last, with its address: a secret that is shown this once. */
  made: null,
  /** Which screen somebody is asked about before it is ended. */
  endingId: null,
  isSending: false,
  /** What came of a wish that was not carried out. */
  trouble: null,
  notice: null,
  time: new Date(),
});
let lastHeard = new Date();
let asked = 0;

async function look() {
  const order = (asked += 1);
  try {
    const known = await ask("ListScreens", {}, { fresh: true });
    if (order !== asked) return;
    lastHeard = new Date();
    store.update({ known, knownOrder: order, problem: null, staleSince: null });
  } catch (problem) {
    if (problem.kind === undefined) throw problem;
    if (order === asked) store.update({ problem, staleSince: lastHeard });
  }
}

/** Sends a wish; what goes wrong is told beside what was asked for. */
async function send(operation, input, onDone) {
  if (store.state.isSending) return;
  store.update({ isSending: true, trouble: null });
  try {
    const [answer] = Object.values(await ask(operation, { input }));
    if (answer.__typename === "Refusal") tellTrouble(answer.message);
    else onDone(answer);
  } catch (problem) {
    if (problem.kind === undefined) throw problem;
    tellTrouble(problem.text, problem);
  } finally {
    store.update({ isSending: false });
  }
  look();
}

function tellTrouble(text, problem = null) {
  store.update({ trouble: { text, problem } });
  announce(text, { assertive: true });
}

/** A draft with a place that fits, named by it as long as nobody has named it. */
function fitted(draft) {
  const spots = groupsOf(draft.sort, store.state.known).flatMap((group) => group.spots);
  const spot = spots.find(({ id }) => id === draft.spotId) ?? spots[0] ?? null;
  const name = draft.isNamed ? draft.name : (spot?.name ?? "").slice(0, MOST_NAME_CHARACTERS);
  return { ...draft, spotId: spot?.id ?? "", levelId: spot?.levelId ?? "", name };
}

function goTo(view, patch = {}) {
  store.update({ view, trouble: null, endingId: null, notice: null, ...patch });
  focusMain();
}

const actions = {
  again: look,
  toList: () => goTo("list", { draft: null, made: null }),
  add() {
    const [languages] = languageChoices();
    const draft = { sort: "zone", spotId: "", name: "", isNamed: false, requestId: newRequestId() };
    const how = { languages: languages.id, look: "standard", isLoudspeaker: true };
    const hasQueues = store.state.known.queueZones.length > 0;
    goTo("form", { draft: fitted({ ...draft, ...how, sort: hasQueues ? "zone" : "kiosk" }) });
  },
  /** Another wish has another name: it must not be taken for the one before. */
  change(patch) {
    const draft = { ...store.state.draft, ...patch, requestId: newRequestId() };
    if (patch.name !== undefined) draft.isNamed = patch.name !== "";
    // A door is near: what is said in the hall would be said twice.
    if (patch.sort !== undefined) draft.isLoudspeaker = patch.sort !== "room";
    store.update({ draft: patch.name === undefined ? fitted(draft) : draft, trouble: null });
  },
  enrol(event) {
    event.preventDefault();
    const { sort, name, levelId, requestId } = store.state.draft;
    const input = {
      kind: sort === "kiosk" ? "KIOSK" : "DISPLAY",
      ...{ name, levelId, requestId, page: pageOf(store.state.draft) },
    };
    const { isLoudspeaker } = store.state.draft;
    return send("EnrolKiosk", input, (made) =>
      goTo("made", { made: { ...made, isLoudspeaker, isCopied: false, order: asked }, draft: null }),
    );
  },
  async copy() {
    try {
      await navigator.clipboard.writeText(store.state.made.address);
      store.update({ made: { ...store.state.made, isCopied: true } });
      announce(say("screens-copied"));
    } catch {
      document.querySelector(".made-address")?.select();
    }
  },
  askToEnd(endingId) {
    store.update({ endingId, trouble: null, notice: null, endRequestId: newRequestId() });
    requestAnimationFrame(() => document.querySelector(".ending button")?.focus());
  },
  keep() {
    const kept = `[data-screen="${store.state.endingId}"] .screen-end`;
    store.update({ endingId: null, trouble: null });
    requestAnimationFrame(() => document.querySelector(kept)?.focus());
  },
  end(kiosk) {
    const input = { kioskId: kiosk.id, requestId: store.state.endRequestId };
    return send("EndKiosk", input, () => {
      const what = kiosk.state === "AWAITED" ? "screens-withdrawn" : "screens-ended";
      const notice = say(what, { name: kiosk.name });
      store.update({ endingId: null, notice });
      announce(notice);
      focusMain();
    });
  },
};

const idsOf = (alarms) => alarms.map(({ id }) => id).join(" ");

store.subscribe((state) => show(pageView(state, actions)));
addEventListener("online", () => {
  store.update({ isOffline: false });
  look();
});
addEventListener("offline", () => store.update({ isOffline: true }));
// Who signed in again in another tab comes back to this one.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") look();
});
setInterval(() => {
  store.update({ time: new Date() });
  if (document.visibilityState === "visible") look();
}, LOOK_MS);
onLocale(look);
guardTaps();
watchVenue({
  onVenue({ alarms, planVersion }) {
    if (idsOf(alarms) !== idsOf(store.state.alarms)) store.update({ alarms });
    // Another plan has other names; nothing that is half done is lost for it.
    if (planVersion !== boot.venue.planVersion && store.state.view === "list") location.reload();
  },
});
store.update({});
look();
