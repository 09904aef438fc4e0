// The phone's page: which view is shown, and what its buttons do. All else is in the modules
// beside.

import { focusMain } from "../frame/announcer.js";
import { boot } from "../frame/boot.js";
import { fetchLaterViews, onLaterViews } from "../frame/later.js";
import { forgetListening, onListening } from "../frame/listening.js";
import { contrast, mode, onModes, pictureTheme, setContrast, setMode } from "../frame/modes.js";
import { forgetAnswers, useDataVersion } from "../frame/operations.js";
import { createStore } from "../frame/store.js";
import { withStop } from "../frame/stops.js";
import { guardTaps } from "../frame/taps.js";
import { markLanguages } from "../frame/text_languages.js";
import { beginVoice, forgetSpoken, onVoice, setVoice, warmVoice } from "../frame/voice_switch.js";
import { locale, onLocale, useLocale, useVisitLocale } from "../frame/words.js";
import { watchVenue } from "../frame/venue_watch.js";
import { show as showTemplate, whenIdle, whenQuiet } from "../frame/view.js";
import { addressOf, readAddress, viewAsked } from "./address.js";
import { createAlarm } from "./alarm.js";
import { createAsking, nothingAsked } from "./asking.js";
import { forgetEntries, forgettings, wishOfEntry, withoutDestination } from "./forgetting.js";
import { recallParking } from "./kept_parking.js";
import { viaAhead, wordsFor } from "./carried_way.js";
import { askToKeep, hasWorker, keepPageOpenable } from "./kept_page.js";
import { forgetWay, recallWay } from "./kept_way.js";
import { watchNetwork } from "./network.js";
import { forgetSpot, learnPlace, nameOwnSpot, takeUp } from "./own_spot.js";
import { pageView } from "./page_view.js";
import { parkingActions } from "./parking_part.js";
import { noParkingDraft, parkingChoice } from "./parking_choice.js";
import { homePictureSize, levelPictureSize, stepPictureSize } from "./picture_sizes.js";
import { carrySteps } from "./spoken_way.js";
import { stepActions } from "./step_actions.js";
import { createWalk, noWalk } from "./walk.js";

/** Views that are reached from others; what the address says decides between the first two. */
const VIEWS = new Set([
  ...["start", "way", "list", "stops", "needs", "where"],
  ...["limits", "search", "category", "person", "parking"],
]);
const FIELD = "search-text";

await useVisitLocale();

const store = createStore({
  view: "start",
  depth: 0,
  wish: wishOfEntry(readAddress(), history.state),
  locale: locale(),
  theme: pictureTheme(),
  isLarge: mode() === "large",
  isContrast: contrast(),
  /** What a place that is chosen becomes. @type {"goal" | "stop" | "here"} */
  aim: "goal",
  isReached: true,
  isForgotten: false,
  hasAlarmEnded: false,
  hasWorker: hasWorker(),
  kept: null,
  parking: recallParking(),
  parkingDraft: noParkingDraft(),
  walk: noWalk(),
  ...nothingAsked(),
});
takeUp(store.state.wish.here);
const walk = createWalk(store, () => ({
  size: stepPictureSize(),
  levelSize: levelPictureSize(),
  barredSize: homePictureSize(),
  theme: pictureTheme(),
}));
const asking = createAsking(store);
let dataVersion = boot.venue.dataVersion;
let watching = null;
const alarm = createAlarm(
  store,
  () => dataVersion,
  () => watching?.isLive() ?? false,
);

function viewOf(wish, entry) {
  const wanted = entry?.view;
  const isPossible =
    wanted === "category" ? entry.category : wish.to || !["way", "list", "stops"].includes(wanted);
  if (VIEWS.has(wanted) && isPossible) return wanted;
  return wish.to ? "way" : "start";
}

/**
 * Goes to a view as a new entry of the history, so that the phone's own way back works too.
 * `aim`: what a place that is chosen there becomes.
 */
function open(view, wish = store.state.wish, aim = "goal") {
  const entry = { ...entryOf(view, store.state.depth + 1), aim };
  history.pushState(entry, "", addressOf(wish, locale()));
  enter(entry, wish);
}

/** What an entry of the history says beside its address. */
function entryOf(view, depth) {
  const { category, aim } = store.state;
  return { view, depth, category: category.category, aim, forgettings: forgettings() };
}

/** Shows a view and begins what it needs. */
function enter({ view, depth, category, aim = "goal" }, wish) {
  const isElsewhere = takeUp(wish.here);
  const isSameWish = JSON.stringify(wish) === JSON.stringify(store.state.wish);
  const isSameList = category === store.state.category.category && aim === store.state.aim;
  if (view === "category" && !isSameList) asking.setCategory(category);
  store.update({
    ...{ view, depth, wish, aim, kept: recallWay(), parking: recallParking() },
    ...{ isForgotten: false, hasAlarmEnded: false },
    home: isElsewhere ? null : store.state.home,
  });
  if (isElsewhere) {
    // What is near, and the way out, are others.
    asking.forget();
    alarm.renew();
  }
  nameSpot();
  if (!isSameWish || (wish.to && store.state.walk.status === "none")) walk.begin();
  asking.forView(view);
  forgetListening();
  scrollTo(0, 0);
  focusView(view);
}

/** The name of where one is, in the page's language. A place that there is no more is where nobody is. */
async function nameSpot() {
  const { here } = store.state.wish;
  try {
    const isThere = await nameOwnSpot();
    if (isThere === null || store.state.wish.here !== here) return;
    if (!isThere) return standAtCode();
    // Its plan may have waited for its level.
    asking.forView(store.state.view);
    store.update({});
  } catch (problem) {
    if (problem.kind === undefined) throw problem;
    if (problem.kind === "refused" && store.state.wish.here === here) standAtCode();
  }
}

function standAtCode() {
  forgetSpot();
  const wish = { ...store.state.wish, here: null };
  if (store.state.view === "where") return open("start", wish);
  enter(entryOf(store.state.view, store.state.depth), wish);
  writeAddress();
}

function focusView(view) {
  if (view === "search") requestAnimationFrame(() => document.getElementById(FIELD)?.focus());
  else focusMain();
}

function writeAddress() {
  const { view, depth, wish } = store.state;
  history.replaceState(entryOf(view, depth), "", addressOf(wish, locale()));
}

const actions = {
  ...asking.actions,
  ...stepActions({ store, walk, showWay: () => open("way") }),
  ...parkingActions(store),
  ...parkingChoice(store, () => actions.leaveNeeds()),
  show: (view) => open(view),
  back() {
    if (store.state.depth > 0) history.back();
    else open("start", withoutDestination(store.state.wish));
  },
  choose(place) {
    if (store.state.aim === "here") {
      learnPlace(place);
      asking.actions.search("");
      open("start", { ...store.state.wish, here: place.id });
      return;
    }
    if (store.state.aim === "stop") {
      travelBy(withStop(walk.stopsAhead(), place.id, store.state.wish.to));
      open("way");
      return;
    }
    open("way", { ...store.state.wish, to: place.id, via: [], isBack: false });
  },
  stopsAhead: () => walk.stopsAhead(),
  chooseStopOf(category) {
    asking.setCategory(category);
    open("category", store.state.wish, "stop");
  },
  searchStop: () => open("search", store.state.wish, "stop"),
  leaveOut: (id) => travelBy(walk.stopsAhead().filter((each) => each !== id)),
  /** The destination of before, over the stops that were still ahead, from the spot of this page. */
  goOn({ way, stepIndex }) {
    const { goalId, needs } = way.question;
    const told = wordsFor(way, locale())?.[1].answer.steps ?? [];
    const via = viaAhead(way.question, told, stepIndex).map(({ placeId }) => placeId);
    open("way", { ...store.state.wish, to: goalId, via, needs, isBack: false });
  },
  /** Nobody who goes back needs the stops of the way there once more. */
  goBack() {
    const { wish } = store.state;
    open("way", { ...wish, via: [], isBack: !wish.isBack });
  },
  /** Whoever has arrived sets out from there, and from nowhere else unless they say so. */
  chooseAnother() {
    const { wish, walk: { way, isDone } } = store.state;
    const [tag, told] = (isDone && !wish.isBack && wordsFor(way, locale())) || [];
    const reached = told?.goal;
    if (reached) learnPlace(reached, tag);
    open("start", withoutDestination({ ...wish, here: reached?.id ?? wish.here }));
  },
  searchSpot: () => open("search", store.state.wish, "here"),
  standAtCode,
  showCategory(category) {
    asking.setCategory(category);
    open("category", store.state.wish, store.state.aim);
  },
  forget() {
    forgetWay();
    forgetSpoken();
    alarm.forget();
    forgetAnswers();
    forgetEntries();
    walk.stop();
    forgetSpot();
    enter(entryOf("start", store.state.depth), { ...withoutDestination(store.state.wish), here: null });
    writeAddress();
    store.update({ walk: noWalk(), kept: null, isForgotten: true });
  },
  retry: () => walk.renew(),
  /** For a page that is older than its server. */
  reload: () => location.reload(),
  submitSearch(event) {
    event.preventDefault();
    takeFirst();
  },
  setNeeds(needs) {
    store.update({ wish: { ...store.state.wish, needs, misread: [] } });
    writeAddress();
    asking.forget();
    walk.travelAnew();
  },
  leaveNeeds() {
    if (store.state.depth > 0) history.back();
    else open(viewOf(store.state.wish));
  },
};

/** The way goes on over these stops. */
function travelBy(via) {
  store.update({ wish: { ...store.state.wish, via } });
  writeAddress();
  walk.travelAnew({ hasOtherStops: true });
}

/** The first place that was found, if it is still being searched for. */
async function takeFirst() {
  const place = await asking.firstFound();
  if (place && store.state.view === "search") actions.choose(place);
}

onLocale(() => {
  store.update({ locale: locale() });
  writeAddress();
  nameSpot();
  asking.forget();
  asking.forView(store.state.view);
  walk.renew();
});
onModes(() => {
  store.update({ theme: pictureTheme(), isLarge: mode() === "large", isContrast: contrast() });
  writeAddress();
  asking.forView(store.state.view);
  walk.renew();
});
function enterEntry(entry) {
  const wish = wishOfEntry(readAddress(), entry);
  if (entry) {
    // An older entry knows where one was; how one travels, and over what, is what was said last.
    const { to, via, isBack, needs, misread } = store.state.wish;
    Object.assign(wish, { needs, misread });
    if (wish.to === to && wish.isBack === isBack) Object.assign(wish, { via });
  } else takeLook(wish);
  enter({ depth: 0, ...entry, view: viewOf(wish, entry) }, wish);
  writeAddress();
}

addEventListener("popstate", (event) => enterEntry(event.state));
// Another code's page may have forgotten the way while this one was kept aside.
addEventListener("pageshow", ({ persisted }) => persisted && enterEntry(history.state));

/** How an address that was opened in this page wants it to be shown. */
function takeLook(wish) {
  if (wish.locale) useLocale(wish.locale);
  if (wish.mode) setMode(wish.mode);
  if (wish.contrast !== null) setContrast(wish.contrast);
  if (wish.voice !== null) setVoice(true);
}
const network = watchNetwork((isReached) => {
  store.update({ isReached });
  if (!isReached) return;
  nameSpot();
  asking.forView(store.state.view);
  walk.renew({ isBack: true });
});

onListening(() => store.update({}));
onLaterViews(({ wasAwaited }) => {
  store.update({});
  if (wasAwaited) focusView(store.state.view);
});
guardTaps();
markLanguages();
carrySteps(store);
let shownStatus = store.state.walk.status;
store.subscribe((state) => {
  if (alarm.present(state)) return;
  showTemplate(pageView({ ...state, alarm: alarm.elsewhere() }, actions));
  // The heading of waiting had the focus and is gone: the one of the answer takes it.
  const isAnswered = shownStatus === "loading" && state.walk.status !== "loading";
  shownStatus = state.walk.status;
  if (isAnswered && document.activeElement === document.body) focusMain();
});
const entry = history.state ?? { view: viewAsked() };
const first = { depth: 0, ...entry, view: viewOf(store.state.wish, entry) };
if (first.view === "category") asking.setCategory(first.category);
store.update({
  ...{ view: first.view, depth: first.depth, aim: first.aim ?? "goal" },
  kept: recallWay(),
});
nameSpot();
beginVoice(store.state.wish.voice);
onVoice(writeAddress);
whenIdle(warmVoice);
whenQuiet(fetchLaterViews);
writeAddress();
walk.begin();
asking.forView(first.view);
watching = watchVenue({
  onState: () => network.look(),
  onVenue(venue) {
    const isAlarmOver = alarm.take(venue.alarms);
    // A page that was kept in an alarm brings it again.
    if (isAlarmOver) askToKeep();
    if (!useDataVersion(venue.dataVersion)) return;
    dataVersion = venue.dataVersion;
    alarm.renew();
    asking.forget();
    asking.forView(store.state.view);
    walk.renewChanged({ isClosure: venue.planVersion === boot.venue.planVersion });
  },
});
keepPageOpenable(() => store.update({ hasWorker: hasWorker() }));
