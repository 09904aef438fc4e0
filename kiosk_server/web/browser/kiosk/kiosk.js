// Starts the kiosk page and holds it together: the visit, what is asked of the server, the clock,
// the connection, and the wiping of everything once nobody is there.
import { announce } from "../frame/announcer.js";
import { boot } from "../frame/boot.js";
import { onFirstTouch } from "../frame/first_touch.js";
import { readFragment } from "../frame/fragment.js";
import { watchIdle } from "../frame/idle.js";
import { fetchLaterViews, onLaterViews } from "../frame/later.js";
import { forgetListening, onListening } from "../frame/listening.js";
import { contrast, mode, onModes, resetModes } from "../frame/modes.js";
import { minuteOfWeek } from "../frame/open_times.js";
import { ask, forgetAnswers, useDataVersion } from "../frame/operations.js";
import { isOutdated } from "../frame/release.js";
import { createStore } from "../frame/store.js";
import { guardTaps } from "../frame/taps.js";
import { markLanguages } from "../frame/text_languages.js";
import { watchVenue } from "../frame/venue_watch.js";
import { show, whenIdle, whenQuiet } from "../frame/view.js";
import { forgetVisit } from "../frame/visit.js";
import { beginVoice, isVoiceOn, onVoice, resetVoice, voicePace, warmVoice } from "../frame/voice_switch.js";
import {
  formatTime,
  locale,
  onLocale,
  resetLocale,
  spoken,
  useVisitLocale,
} from "../frame/words.js";
import { createActions } from "./actions.js";
import { createAlarm } from "./alarm.js";
import { createAnnouncements } from "./announcements.js";
import { askFor, VIEWS_OF_A_WAY } from "./asking.js";
import { createQuestionFocus, focusView } from "./focus.js";
import { keepAddress } from "./kept_address.js";
import { createNews } from "./news.js";
import { numberActions } from "./number_actions.js";
import { createNumbers } from "./numbers.js";
import { noticeOfDoubt, noticeOnceFound } from "./changed_way.js";
import { ownRecord } from "./own_record.js";
import { kioskPage } from "./page.js";
import { Questions } from "./questions.js";
import { heedTyping } from "./typing.js";
import { goTo, isUntouched, needsOrNull, newVisit } from "./visit.js";

const CLOCK_MS = 1000;
/** A connection that is back this soon was never worth a word. */
const GRACE_MS = 2500;
/** Nobody must touch anything for a page to recover. */
const HEAL_MS = 5000;
/** How long the home page tells that an alarm has ended. */
const ENDED_MS = 300_000;
const html = document.documentElement;

const wish = readFragment();
const visits = createStore({
  ...newVisit(),
  needs: needsOrNull(wish.needs),
  time: "",
  connection: { state: "live" },
});
const questions = new Questions(() => visits.update({}));
const news = createNews(announce);
let dataVersion = boot.venue.dataVersion;
let shownView = null;
let grace = 0;
const questionFocus = createQuestionFocus();

/** Whether the page looks as this kiosk does when nobody has changed anything. */
function isOwnLook() {
  const { mode, modeHome, contrast, contrastHome } = html.dataset;
  const isSeen = mode === modeHome && contrast === contrastHome;
  return isSeen && !isVoiceOn() && locale() === boot.locale;
}

function situation() {
  const { spot, home, venue } = questions.record.known.value;
  return {
    spot,
    home,
    venue,
    help: boot.help,
    locale: locale(),
    contrast: contrast(),
    large: mode() === "large",
    voicePace: voicePace(),
    dataVersion,
    planBox: () => document.querySelector(".plan-box"),
  };
}

/** Shows what there is, then asks what the view still lacks. In an alarm only the way out. */
function present(visit) {
  const around = situation();
  const { connection, time } = visit;
  if (alarm.present({ ...around, connection, time })) {
    shownView = "alarm";
    askFor(visit, questions, around, { ask, ownRecord });
    return;
  }
  const known = questions.known();
  const goal = known.goal.value?.place ?? null;
  const { alarms } = alarm;
  const announced = announcements.texts();
  const shown = { visit, known, goal, connection, alarms, announced, numbers: numbers.known() };
  show(kioskPage({ ...shown, ...around }, actions));
  questionFocus.heed(visit.secondsLeft !== null);
  if (shownView !== null && shownView !== visit.view) focusView(visit.view);
  numbers.heedView(visit);
  shownView = visit.view;
  keepAddress(visit);
  askFor(visit, questions, around, { ask, ownRecord });
  numbers.askFor(visit, around);
  if (visit.wantsFirst) takeFirst(questions.matches.known);
  news.tell(visit, known);
  if (questions.hasKind("gone")) reopenIfOutdated();
  // What was asked just now is waiting, whatever was known before.
  const notice = noticeOnceFound(visit.notice, questions.way.known);
  if (notice !== visit.notice) visits.update({ notice });
}

/** Enter was pressed in the search, maybe before the answer to the last letter came. */
function takeFirst({ status, value }) {
  if (status !== "ready") return;
  visits.update({ wantsFirst: false });
  const first = value.searchPlaces[0];
  if (first) actions.choosePlace(first.place);
}

let isReopening = false;
async function reopenIfOutdated() {
  if (isReopening) return;
  isReopening = true;
  if (await isOutdated()) location.reload();
  isReopening = false;
}

/**
 * Nothing of this visit is left for the next person: first on the screen, then everywhere else.
 * `hearsOn`: whoever stands here still does, and goes on being read to.
 */
async function forget({ hearsOn = false } = {}) {
  questions.forgetVisit();
  numbers.forget();
  forgetListening();
  questionFocus.forget();
  visits.update(newVisit());
  forgetVisit();
  resetModes();
  if (!hearsOn) resetVoice();
  forgetAnswers();
  await resetLocale();
}

async function wipe() {
  await forget();
  announce(spoken("kiosk-wiped"));
  reopenIfOutdated();
}

/** Where somebody was going is nobody's business any more; how they read stays. */
function alarmBegins() {
  questions.forgetVisit();
  numbers.forget();
  forgetListening();
  questionFocus.forget();
  const visit = newVisit();
  visits.update(visit);
  keepAddress(visit);
}

async function alarmEnds() {
  await forget({ hearsOn: isVoiceOn() });
  const notice = "alarm-ended";
  announce(spoken(notice), { assertive: true });
  visits.update({ notice });
  setTimeout(() => visits.state.notice === notice && visits.update({ notice: null }), ENDED_MS);
}

function connected(connection) {
  clearTimeout(grace);
  if (connection.state === "live") {
    visits.update({ connection });
    questions.heal();
    if (!alarm.isOn() && isUntouched(visits.state) && isOwnLook()) reopenIfOutdated();
  } else {
    grace = setTimeout(() => visits.update({ connection }), GRACE_MS);
  }
}

/** Another plan or closure: everything is asked again, and a way that is shown says so. */
function venueChanged(venue) {
  alarm.take(venue.alarms, visits.state.needs);
  if (!useDataVersion(venue.dataVersion)) return;
  dataVersion = venue.dataVersion;
  alarm.renew();
  const isShowingWay = VIEWS_OF_A_WAY.has(visits.state.view);
  const isClosure = venue.planVersion === boot.venue.planVersion;
  visits.update(isShowingWay ? { notice: noticeOfDoubt(isClosure) } : {});
}

/** Who touches the first paint sees what they chose before anything else. */
function takeFirstTouch({ category, sheet, view }) {
  if (category) visits.update(goTo(visits.state, "choose", { category }));
  else if (sheet) visits.update({ sheet: Number(sheet) });
  else visits.update(goTo(visits.state, view ?? "search"));
  presentAtOnce();
}

/** The first answer is on its way while the first view is made, and neither waits for a frame. */
function presentAtOnce() {
  askFor(visits.state, questions, situation(), { ask, ownRecord });
  visits.tellNow();
}

const numbers = createNumbers({ visits, ask });
const ofEveryView = createActions({
  visits,
  questions,
  isMoving: () => shownView !== visits.state.view,
  stay: () => idle.stay(),
});
const actions = {
  ...ofEveryView,
  ...numberActions({ actions: ofEveryView, numbers, onFinish: wipe }),
};

const alarm = createAlarm({
  situation,
  changed: () => visits.update({}),
  onBegin: alarmBegins,
  onEnd: alarmEnds,
});

const announcements = createAnnouncements({
  spot: boot.spot,
  isSilent: () => !alarm.isOn(),
  changed: () => visits.update({}),
});

questions.record.begin(
  [boot.locale, dataVersion, html.dataset.contrastHome === "high"],
  { spot: boot.spot, home: boot.home, venue: boot.venue },
  "record",
);
const { ListCategories: categories } = boot.answers;
if (categories) {
  questions.categories.begin([boot.locale, dataVersion, {}], categories, "categories");
}
visits.subscribe(present);
await useVisitLocale();
if (wish.to) visits.update(goTo(visits.state, "route", { to: { id: wish.to }, via: wish.via }));
else numbers.resume();
if (boot.alarms.length > 0) alarm.take(boot.alarms, visits.state.needs);
// What the server painted stays until there is something else to show, at the latest the time.
if (!alarm.isOn() && visits.state.view === "home" && locale() === boot.locale) {
  shownView = "home";
  onFirstTouch(takeFirstTouch);
} else presentAtOnce();

onLocale(() => {
  numbers.renew();
  visits.update({ time: formatTime(new Date()) });
});
onModes(() => visits.update({ sheet: 0 }));
onVoice(() => visits.update({}));
beginVoice(wish.voice);
onLaterViews(({ wasAwaited }) => {
  visits.update({});
  if (wasAwaited) requestAnimationFrame(() => focusView(visits.state.view));
});
whenQuiet(fetchLaterViews);
whenQuiet(warmVoice);
onListening(() => visits.update({}));
whenIdle(announcements.begin);
guardTaps();
markLanguages();
heedTyping({ visits, actions, isOff: () => alarm.isOn() });
function tellTime() {
  const time = formatTime(new Date());
  if (time !== visits.state.time) visits.update({ time });
}
setInterval(tellTime, CLOCK_MS);
// The first format of a time zone takes longer than the first view.
whenIdle(tellTime);
whenIdle(() => minuteOfWeek(new Date()));
setInterval(() => {
  questions.heal({ isQuiet: true });
  numbers.heal();
  alarm.heal();
}, HEAL_MS);
whenIdle(() => watchVenue({ onVenue: venueChanged, onState: connected }));
const idle = watchIdle({
  isNeeded: () => !alarm.isOn() && (!isUntouched(visits.state) || !isOwnLook()),
  onWarn: (secondsLeft) => {
    questionFocus.begin();
    visits.update({ secondsLeft });
  },
  onStay: () => visits.update({ secondsLeft: null }),
  onWipe: wipe,
});
