// The page on which anybody says what is broken at a spot. Nobody is asked who they are.

import { announce, focusMain } from "../frame/announcer.js";
import { boot } from "../frame/boot.js";
import { createAlarm } from "../phone/alarm.js";
import { learnDesks, noDesksKnown } from "../phone/nearest_desks.js";
import { watchNetwork } from "../phone/network.js";
import { wayAddress } from "../phone/way_address.js";
import { readFragment } from "../frame/fragment.js";
import { onModes } from "../frame/modes.js";
import { ask, useDataVersion } from "../frame/operations.js";
import { createCover } from "../frame/privacy_cover.js";
import { newRequestId } from "../frame/request_ids.js";
import { createStore } from "../frame/store.js";
import { guardTaps } from "../frame/taps.js";
import { markLanguages } from "../frame/text_languages.js";
import { watchVenue } from "../frame/venue_watch.js";
import { show, whenIdle } from "../frame/view.js";
import { recall, remember } from "../frame/visit.js";
import { beginVoice, onVoice, warmVoice } from "../frame/voice_switch.js";
import { locale, onLocale, say, useVisitLocale } from "../frame/words.js";
import { forgetReceipts, keepReceipt, recallReceipts } from "./kept_receipts.js";
import { shrinkPhoto } from "./photo.js";
import { DRAFT as DRAFT_PART, hasDraft, pageView, reportPart } from "./report_view.js";
import { askWhichOne, nothingNear } from "./which_one.js";

const DRAFT = `fault ${boot.spot.code}`;
const TIME_LIMIT_MS = 30_000;
const EMPTY = { kind: null, words: "", photo: null };

await useVisitLocale();

const store = createStore({
  ...EMPTY,
  ...recalled(),
  ...nothingNear(),
  problem: null,
  isReadingPhoto: false,
  isSending: false,
  isSent: false,
  isKept: true,
  outcomes: null,
  outcomesProblem: null,
  isPersonOpen: Boolean(history.state?.isPersonOpen),
  desk: noDesksKnown(),
  ...{ isReached: true, hasAlarmEnded: false, locale: locale(), wish: { needs: readFragment().needs } },
  // Nobody walks a way here.
  walk: { way: null, stepIndex: 0, isDone: false },
});
const cover = createCover({
  onChange: () => store.update({}),
  onHidden() {
    store.update({});
    store.tellNow();
  },
});
/** Names what is typed now: sent again after a lost answer it is still one report. */
let requestId = newRequestId();

/** What was typed before the page was opened again in this visit. */
function recalled() {
  try {
    const { kind, words } = JSON.parse(recall(DRAFT) ?? "{}");
    return { kind: kind ?? null, words: words ?? "" };
  } catch {
    return {};
  }
}

async function send(event) {
  event.preventDefault();
  const { kind, words, which, photo, isSending, isReadingPhoto } = store.state;
  if (isSending || isReadingPhoto) return;
  if (kind === null) {
    tellProblem(say("report-what-missing"));
    document.querySelector("[name=kind]")?.focus();
    return;
  }
  store.update({ isSending: true, problem: null });
  const body = {
    ...{ requestId, kind, words, spot: which ?? boot.spot.code },
    photo: photo ? photo.slice(photo.indexOf(",") + 1) : null,
  };
  const answer = await post(body);
  if (!answer.receipt) {
    store.update({ isSending: false });
    tellProblem(answer.message);
    return;
  }
  remember(DRAFT, null);
  requestId = newRequestId();
  const isKept = keepReceipt(answer.receipt);
  // Whoever sent it this moment is still at it. It is the first when the outcomes come anew; until
  // then an older report has its place.
  cover.show(reportPart(0));
  store.update({ ...EMPTY, ...nothingNear(), isSending: false, isSent: true, isKept, outcomes: null });
  scrollTo(0, 0);
  focusMain();
  askOutcomes();
}

/** @returns {Promise<{receipt?: string, message?: string}>} `message`: why it was not taken */
async function post(body) {
  try {
    const answer = await fetch("/fault-reports", {
      method: "POST",
      headers: { "Accept-Language": locale(), "Content-Type": "application/json" },
      credentials: "omit",
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
    });
    const told = await answer.json().catch(() => ({}));
    return told.receipt || told.message ? told : { message: say("frame-ask-fault") };
  } catch (error) {
    return { message: say(error.name === "TimeoutError" ? "frame-ask-busy" : "report-offline") };
  }
}

function tellProblem(problem) {
  store.update({ problem });
  scrollTo(0, 0);
}

async function askOutcomes() {
  const receipts = recallReceipts();
  if (receipts.length === 0) {
    store.update({ outcomes: [], outcomesProblem: null });
    return;
  }
  try {
    const { faultOutcomes } = await ask("ShowFaultOutcomes", { receipts }, { fresh: true });
    store.update({ outcomes: faultOutcomes, outcomesProblem: null });
  } catch (problem) {
    if (problem.kind === undefined) throw problem;
    store.update({ outcomesProblem: problem.text });
  }
}

const actions = {
  send,
  askOutcomes,
  cover,
  change(patch) {
    // Another report than the one that may have arrived.
    requestId = newRequestId();
    store.update({ ...patch, problem: null });
    const { kind, words } = store.state;
    remember(DRAFT, JSON.stringify({ kind, words }));
    if ("kind" in patch) askWhichOne(store);
    if (!hasDraft(store.state)) cover.leave(DRAFT_PART);
    else if (!("kind" in patch || "which" in patch)) cover.show(DRAFT_PART);
  },
  async takePhoto(event) {
    const [file] = event.target.files;
    event.target.value = "";
    if (!file) return;
    store.update({ isReadingPhoto: true, problem: null });
    const photo = await shrinkPhoto(file);
    store.update({ isReadingPhoto: false });
    if (photo === null) tellProblem(say("report-photo-unreadable"));
    else {
      actions.change({ photo });
      announce(say("report-photo-shown"));
    }
  },
  dropPhoto: () => actions.change({ photo: null }),
  another() {
    store.update({ isSent: false });
    focusMain();
  },
  forget() {
    forgetReceipts();
    cover.leave();
    store.update({ outcomes: [], outcomesProblem: null });
    announce(say("report-own-forgotten"));
    focusMain();
  },
  openPerson() {
    history.pushState({ isPersonOpen: true }, "");
    showPerson();
  },
  walkTo: ({ id }) => location.assign(wayAddress(id, store.state.wish.needs)),
  /** To the page of the spot: back to it if one came from there. */
  back() {
    if (store.state.isPersonOpen) {
      history.back();
      return;
    }
    const page = `/go/${encodeURIComponent(boot.spot.code)}`;
    const isFromThere = document.referrer && new URL(document.referrer).pathname.startsWith("/go/");
    if (isFromThere && history.length > 1) history.back();
    else location.assign(page);
  },
};

/** Shows the person who helps, or the form again, as the history says. */
function showPerson() {
  const isPersonOpen = Boolean(history.state?.isPersonOpen);
  store.update({ isPersonOpen });
  if (isPersonOpen) learnDesks(store);
  scrollTo(0, 0);
  focusMain();
}

let dataVersion = boot.venue.dataVersion;
let watching = null;
const alarm = createAlarm(
  store,
  () => dataVersion,
  () => watching?.isLive() ?? false,
);

guardTaps();
markLanguages();
store.subscribe((state) => {
  if (alarm.present(state)) return;
  show(pageView({ ...state, alarm: alarm.elsewhere() }, actions));
});
onModes(() => store.update({}));
onLocale(() => {
  store.update({ locale: locale() });
  if (store.state.near) askWhichOne(store);
  askOutcomes();
  if (store.state.isPersonOpen) learnDesks(store);
});
onVoice(() => store.update({}));
addEventListener("online", askOutcomes);
addEventListener("popstate", showPerson);
store.update({});
if (store.state.isPersonOpen) learnDesks(store);
if (store.state.kind) askWhichOne(store);
askOutcomes();
const network = watchNetwork((isReached) => store.update({ isReached }));
watching = watchVenue({
  onState: () => network.look(),
  onVenue(venue) {
    alarm.take(venue.alarms);
    if (!useDataVersion(venue.dataVersion)) return;
    dataVersion = venue.dataVersion;
    alarm.renew();
    askOutcomes();
  },
});
beginVoice(readFragment().voice);
whenIdle(warmVoice);
