// The page of a board in a waiting zone or at a room's door: who is called now; without either, which
// boards there are. It runs for weeks, heals by itself, and rather says since when it knows nothing than
// show old numbers.

import { boot } from "../frame/boot.js";
import { follow } from "../frame/follow.js";
import { contrast, mode } from "../frame/modes.js";
import { ask, useDataVersion } from "../frame/operations.js";
import { isOutdated } from "../frame/release.js";
import { mayBeHeard } from "../frame/sound_gate.js";
import { createStore } from "../frame/store.js";
import { watchVenue } from "../frame/venue_watch.js";
import { show } from "../frame/view.js";
import { formatTime, locale } from "../frame/words.js";
import { createAnnouncements } from "../kiosk/announcements.js";
import { createBoardAlarm } from "./alarm.js";
import { boardPage, hasLastCalled } from "./board_view.js";
import { nextShown } from "./changes.js";
import { TAGS } from "./labels.js";
import { namesOf } from "./names.js";

const CLOCK_MS = 1000;
/** A connection that is back this soon was never worth a word. */
const GRACE_MS = 4000;
/** How long one change is left alone before the next one. */
const STEP_MS = 3000;
/** How long a new call is marked. */
const MARK_MS = 10_000;
const HEAL_MS = 60_000;
/** How long an announcement is read, and then the numbers that stand in its place. */
const TURN_MS = 10_000;
/** What the ids of waiting zones begin with among the zones of announcements. */
const WAITING_ZONE = "waiting:";

const OF_KIND = {
  zone: { subscription: "WatchQueueBoard", query: "ShowQueueBoard", field: "queueBoard" },
  room: { subscription: "WatchRoomBoard", query: "ShowRoomBoard", field: "roomBoard" },
};
const { kind, id } = boot.board;
const isLoudspeaker = new URLSearchParams(location.search).get("loudspeaker") === "on";

const store = createStore({
  ...{ board: null, isUnknown: false, zones: null, news: null, staleSince: null },
  ...{ time: formatTime(new Date()), others: new Map() },
  /** Why a board that is to speak is silent: `touch` it once, or it is none of the hospital's. */
  muteness: null,
  /** What is announced to all, as far as it has its turn on this board. */
  announced: null,
});
let wanted = null;
let step = 0;
let mark = 0;
let grace = 0;
let announcements = null;
let zoneId = null;
let isForeign = false;
let dataVersion = boot.venue.dataVersion;

/** Goes on to what the server says, one call after the other. */
function advance() {
  clearTimeout(step);
  step = 0;
  if (wanted === null) return;
  const { board, news, isWhole } = nextShown(store.state.board, wanted);
  store.update({ board, ...(news ? { news } : {}) });
  if (news) {
    clearTimeout(mark);
    mark = setTimeout(() => store.update({ news: null }), MARK_MS);
  }
  if (!isWhole) step = setTimeout(advance, STEP_MS);
}

function take(board) {
  if (board === null) {
    wanted = null;
    store.update({ board: null, isUnknown: true });
    askZones();
    return;
  }
  wanted = board;
  store.update({ isUnknown: false });
  if (step === 0) advance();
  // A room that calls from another hall now is heard there: from the beginning.
  if (announcements && board.zone.id !== zoneId) location.reload();
  zoneId = board.zone.id;
  if (!announcements) {
    announcements = createAnnouncements({
      spot: { zoneId: `${WAITING_ZONE}${zoneId}`, isAtDoor: kind === "room" },
      isSilent: () => !alarm.isOn(),
      changed: heedAnnounced,
      onTold(isEnrolled) {
        isForeign = !isEnrolled;
        heedMuteness();
      },
    });
    announcements.begin();
    heedMuteness();
  }
  alarm.stand(board.zone.place);
}

/** What is announced, in one language of the board after the other, and who was called before take
 *  turns in one place. */
function heedAnnounced() {
  const texts = (announcements?.parts() ?? []).flatMap(inOwnLanguages);
  const { board } = store.state;
  const hasOthers = texts.length === 0 || (board !== null && hasLastCalled({ board, kind }));
  const turns = [...texts, ...(hasOthers ? [null] : [])];
  const announced = turns[Math.floor(Date.now() / TURN_MS) % turns.length];
  if (announced !== store.state.announced) store.update({ announced });
}

function inOwnLanguages(parts) {
  const found = TAGS.map((tag) => parts.find(({ locale: own }) => own === tag)).filter(Boolean);
  return found.length > 0 ? found : parts.slice(0, 1);
}

async function heedMuteness() {
  if (!isLoudspeaker) return;
  const muteness = isForeign ? "foreign" : (await mayBeHeard()) ? null : "touch";
  if (muteness === store.state.muteness) return;
  const wasUntouched = store.state.muteness === "touch";
  store.update({ muteness });
  if (wasUntouched) announcements?.heardAgain();
}

/** What boards there are, for whoever sets this one up. */
async function askZones() {
  try {
    const { queueZones } = await ask("ListQueueZones", {}, { fresh: true });
    store.update({ zones: queueZones });
  } catch (error) {
    if (error.kind === undefined) throw error;
  }
}

function connected(state) {
  clearTimeout(grace);
  if (state.state === "live") {
    const wasStale = store.state.staleSince !== null;
    store.update({ staleSince: null });
    if (wasStale) reopenIfOutdated();
  } else {
    grace = setTimeout(() => {
      // What was missed meanwhile is not played after the other.
      store.update({ staleSince: state.since, board: null, news: null });
      clearTimeout(step);
      step = 0;
    }, GRACE_MS);
  }
}

async function reopenIfOutdated() {
  if (await isOutdated()) location.reload();
}

const alarm = createBoardAlarm({
  changed: () => store.update({}),
  situation: () => ({
    locale: locale(),
    isContrast: contrast(),
    isLarge: mode() === "large",
    dataVersion,
    time: store.state.time,
  }),
});

store.subscribe((state) => {
  if (alarm.present(state)) return;
  show(boardPage({ ...state, kind, id }));
});
store.update({});

function followBoard({ field, ...operations }) {
  for (const tag of TAGS) {
    const isOwn = tag === locale();
    follow({
      ...operations,
      variables: { id },
      tag,
      onData: (data) => {
        if (isOwn) take(data[field]);
        else store.update({ others: new Map(store.state.others).set(tag, namesOf(data[field])) });
      },
      onState: (state) => isOwn && connected(state),
    });
  }
}

if (kind in OF_KIND) followBoard(OF_KIND[kind]);
else take(null);
for (const touch of ["pointerup", "keydown"]) addEventListener(touch, heedMuteness);
setInterval(() => {
  const time = formatTime(new Date());
  if (time !== store.state.time) store.update({ time });
  heedAnnounced();
}, CLOCK_MS);
setInterval(() => {
  alarm.heal();
  if (store.state.isUnknown) askZones();
}, HEAL_MS);
watchVenue({
  onVenue(venue) {
    alarm.take(venue.alarms);
    if (!useDataVersion(venue.dataVersion)) return;
    dataVersion = venue.dataVersion;
    alarm.renew();
  },
});
