// The page that a ticket has on a phone: its number as it is now, when to set off, the room when it is
// called. Whoever has none takes one here. The ticket's secret stands behind the `#` alone.

import { announce, focusMain } from "../frame/announcer.js";
import { boot } from "../frame/boot.js";
import { readFragment } from "../frame/fragment.js";
import { onModes } from "../frame/modes.js";
import { ask, useDataVersion } from "../frame/operations.js";
import { newRequestId } from "../frame/request_ids.js";
import { createStore } from "../frame/store.js";
import { guardTaps } from "../frame/taps.js";
import { markLanguages } from "../frame/text_languages.js";
import { watchVenue } from "../frame/venue_watch.js";
import { show, whenIdle } from "../frame/view.js";
import { beginVoice, onVoice, warmVoice } from "../frame/voice_switch.js";
import { formatMinutes, locale, onLocale, say, spoken, useVisitLocale } from "../frame/words.js";
import { createAlarm } from "../phone/alarm.js";
import { keepPageOpenable } from "../phone/kept_page.js";
import { learnDesks, noDesksKnown } from "../phone/nearest_desks.js";
import { watchNetwork } from "../phone/network.js";
import { wayAddress } from "../phone/way_address.js";
import { createExplaining } from "./explaining.js";
import { createFollowing } from "./following.js";
import { forgetTicket, keepTicket, recallTickets } from "./kept_tickets.js";
import { pageView } from "./page_view.js";
import { isTimeToGo } from "./reminder.js";
import { createRinging } from "./ringing.js";
import { createTaking } from "./taking.js";
import { isWaiting, learnQueue, learnRefusal, learnTicket } from "./ticket_words.js";
import { createWalkTime } from "./walk_time.js";

const SECRET = /^#([0-9a-f]{32})(?:&|$)/;
const VIEWS = new Set(["ticket", "queues", "queue", "check-in", "give-up", "person"]);
/** Estimates move with the clock, and so does what is left until one sets off. */
const CLOCK_MS = 10_000;

await useVisitLocale();

const secretOf = () => SECRET.exec(location.hash)?.[1] ?? null;
const store = createStore({
  ...{ view: "queues", depth: 0, queueId: null, classId: null, queues: null, queuesProblem: null },
  ...{ kind: "CARD", typed: "", text: "" },
  ...{ followed: null, others: [], problem: null, isActing: false, isToldToGo: false },
  explained: { isOpen: false, text: null, problem: null },
  ...{ taking: null, walkSeconds: null, isRinging: false, wasRinging: false, now: new Date() },
  ...{ desk: noDesksKnown(), isReached: true, hasAlarmEnded: false },
  ...{ locale: locale(), wish: { needs: readFragment().needs } },
  // Nobody walks a way on this page.
  walk: { way: null, stepIndex: 0, isDone: false },
});
const following = createFollowing(heed);
const taking = createTaking({ changed: heedTaking, onTicket: take });
const walkTime = createWalkTime(tick);
const ringing = createRinging(tellRinging);
const explaining = createExplaining(() => store.update({ explained: explaining.known() }));
/** Names the act that is on its way: pressed again after a lost answer it is still one. */
let act = null;
let toldStatus = "none";

function tellRinging() {
  store.update({ isRinging: ringing.isOn(), wasRinging: ringing.wasOn() });
}

/** What was heard of the ticket. */
function heed(was, is) {
  const followed = following.known();
  if (is) {
    learnTicket(is);
    if (followed.staleSince === null) keepTicket(followed.id, is);
    const isAnew = !was || was.state !== is.state || was.recalls !== is.recalls;
    if (is.state === "CALLED" && isAnew) called(is);
    else if (was && was.state !== is.state) announce(is.stateText);
  }
  if (followed.isUnknown) forgetTicket(followed.id);
  explaining.look(is, locale());
  store.update({ followed, others: othersOf(followed.id), explained: explaining.known() });
  tick();
}

function called({ number, room, zone }) {
  announce(spoken("ticket-called-to", { number, room: room?.name ?? zone.name }), {
    assertive: true,
    isTwice: true,
  });
  ringing.ring();
  scrollTo(0, 0);
  if (store.state.view === "ticket") focusMain();
}

const othersOf = (id) => recallTickets().filter((each) => each.id !== id);

/** Looks how far it is, and whether it is time to go. */
function tick() {
  const { ticket } = following.known();
  const now = new Date();
  if (!ticket || !isWaiting(ticket)) {
    store.update({ now, isToldToGo: false });
    return;
  }
  walkTime.want(ticket.zone.place?.id ?? null, store.state.wish.needs);
  const walkSeconds = walkTime.seconds();
  const isToldToGo = isTimeToGo(ticket, walkSeconds, now);
  if (isToldToGo && !store.state.isToldToGo) {
    ringing.ring();
    const walk = walkSeconds === null ? [] : [say("follow-walk", { duration: formatMinutes(walkSeconds) })];
    announce([spoken("follow-go-now", { place: ticket.zone.name }), ...walk], {
      assertive: true,
      isTwice: true,
    });
  }
  store.update({ now, walkSeconds, isToldToGo });
}

/** A number was given: the address has its secret from now on. */
function take(ticket) {
  keepTicket(ticket.id, ticket);
  history.replaceState({ view: "ticket", depth: 0 }, "", addressOf(ticket.id));
  following.of(ticket.id, ticket);
  announce(spoken("ticket-given", { number: ticket.number }), { isTwice: true });
  enter({ view: "ticket", depth: 0 });
}

const addressOf = (id) => `${location.pathname}${location.search}${id ? `#${id}` : ""}`;

function heedTaking() {
  const known = taking.known();
  if (known.status !== toldStatus && known.status === "unsure") announce(spoken("number-unsure"), { assertive: true });
  if (known.status !== toldStatus && known.status === "refused") {
    announce([spoken("number-refused"), learnRefusal(known.text, known.code)], { assertive: true });
  }
  if (known.status !== toldStatus && known.status === "choose") {
    announce(spoken("number-choose"));
    requestAnimationFrame(focusMain);
  }
  toldStatus = known.status;
  store.update({ taking: known });
}

async function askQueues() {
  try {
    const { queues } = await ask("ListQueues", {}, { fresh: true });
    queues.forEach(learnQueue);
    store.update({ queues, queuesProblem: null });
  } catch (queuesProblem) {
    if (queuesProblem.kind === undefined) throw queuesProblem;
    store.update({ queuesProblem });
  }
}

function enter({ view, depth = 0, queueId = null, classId = null }) {
  const isTaking = ["queues", "queue", "check-in"].includes(view);
  const { status, appointments } = taking.known();
  if ((!isTaking && status !== "none") || appointments.length > 0) taking.leave();
  store.update({ view, depth, queueId, classId, problem: null, typed: "", text: "" });
  if (isTaking) askQueues();
  if (view === "person") learnDesks(store);
  scrollTo(0, 0);
  focusMain();
}

function open(view, chosen = {}) {
  const entry = { view, depth: store.state.depth + 1, ...chosen };
  history.pushState(entry, "", addressOf(following.known().id));
  enter(entry);
}

/** Something that is done to the ticket; what the server says of it is shown. */
async function change(operation, after) {
  if (store.state.isActing) return;
  const { id } = following.known();
  act = act?.operation === operation && act.input.ticketId === id ? act : { operation, input: { ticketId: id, requestId: newRequestId() } };
  store.update({ isActing: true, problem: null });
  try {
    const [result] = Object.values(await ask(operation, { input: act.input }));
    act = null;
    store.update({ isActing: false });
    if (result.__typename === "Refusal") {
      store.update({ problem: learnRefusal(result.message, result.code) });
      following.look();
      return;
    }
    following.take(result.ticket);
    after();
  } catch (problem) {
    if (problem.kind === undefined) throw problem;
    store.update({ isActing: false, problem: problem.text });
  }
}

const showTicket = () => (store.state.depth > 0 ? history.back() : enter({ view: "ticket" }));

const actions = {
  open,
  askQueues,
  back: () => (store.state.depth > 0 ? history.back() : enter({ view: following.known().id ? "ticket" : "queues" })),
  choose: (queueId) => open("queue", { queueId }),
  search: (text) => store.update({ text }),
  issue: (queueId, priorityClass) => taking.issue(queueId, priorityClass),
  takingAgain: () => taking.again(),
  chooseKind: (kind) => store.update({ kind, typed: "" }),
  type(typed) {
    if (taking.known().status === "refused") taking.clear();
    store.update({ typed });
  },
  checkIn(event) {
    event.preventDefault();
    const { kind, typed } = store.state;
    if (typed.trim()) taking.checkIn(kind, typed.trim(), store.state);
  },
  chooseAppointment: taking.choose,
  giveUp: () => change("CancelTicket", showTicket),
  comeBack: () => change("ReturnTicket", () => announce(say("follow-back-done"))),
  setRinging: (wish) => ringing.set(wish),
  explain() {
    explaining.toggle();
    explaining.look(following.known().ticket, locale());
  },
  walkTo: ({ id }) => location.assign(wayAddress(id, store.state.wish.needs)),
  /** Another of this phone's tickets, or none: a new number. */
  follow(id) {
    location.hash = id;
  },
};

/** Shows what the address says. */
function begin() {
  const id = secretOf() ?? recallTickets()[0]?.id ?? null;
  const entry = history.state ?? {};
  if (id && id !== following.known().id) {
    const kept = recallTickets().find((each) => each.id === id);
    following.of(id, kept?.ticket ?? null, kept?.ticket ? new Date(kept.heardAt) : null);
  }
  if (!VIEWS.has(entry.view)) {
    // Opened without any secret, a kept ticket is what is meant.
    const view = id ? "ticket" : "queues";
    history.replaceState({ view, depth: 0 }, "", secretOf() || !id ? undefined : addressOf(id));
    return enter({ view, depth: 0 });
  }
  return enter(entry);
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
  show(pageView({ ...state, taking: taking.known(), alarm: alarm.elsewhere() }, actions));
});
onModes(() => store.update({}));
onLocale(() => {
  following.renew();
  askQueues();
  if (store.state.view === "person") learnDesks(store);
  store.update({ locale: locale() });
});
onVoice(() => store.update({}));
addEventListener("popstate", begin);
begin();
if (taking.resume()) enter({ view: "queue", queueId: taking.queueId() });
tellRinging();
setInterval(tick, CLOCK_MS);
const network = watchNetwork((isReached) => {
  store.update({ isReached });
  if (isReached) following.look();
  if (isReached) explaining.heal();
});
watching = watchVenue({
  onState: () => network.look(),
  onVenue(venue) {
    alarm.take(venue.alarms);
    if (!useDataVersion(venue.dataVersion)) return;
    dataVersion = venue.dataVersion;
    alarm.renew();
    walkTime.forget();
    tick();
  },
});
beginVoice(readFragment().voice);
whenIdle(warmVoice);
keepPageOpenable(() => {});
