// The page of those who call people: which room or zone is shown, and what its buttons do.

import { focusMain } from "../frame/announcer.js";
import { boot } from "../frame/boot.js";
import { follow } from "../frame/follow.js";
import { readFragment } from "../frame/fragment.js";
import { ask } from "../frame/operations.js";
import { learn } from "../frame/origins.js";
import { createStore } from "../frame/store.js";
import { guardTaps } from "../frame/taps.js";
import { watchVenue } from "../frame/venue_watch.js";
import { show, whenQuiet } from "../frame/view.js";
import { beginVoice, isVoiceOn, onVoice, warmVoice } from "../frame/voice_switch.js";
import { formatNumber, onLocale, say, useVisitLocale } from "../frame/words.js";
import { createDoing } from "./doing.js";
import { createHallVoice } from "./hall_voice.js";
import { learnDesk, learnTicketOfStaff, learnZones } from "./heard.js";
import { hasKeys, heedKeys, keepKeys } from "./keys.js";
import { pageView } from "./page_view.js";
import { placeOf, withPlace } from "./place.js";
import { createRulesEditor, LAYOUT, RULES } from "./rules_editor.js";
import { actOf, actsFor, mayCall, nextStep } from "./ticket_acts.js";
import { createTicketPanel } from "./ticket_panel.js";

const CLOCK_MS = 10_000;
/** How long the page waits to be told what came of a wish before it asks. */
const DESK_WAIT_MS = 1500;
const DESKS = {
  room: { subscription: "WatchRoomDesk", query: "ShowRoomDesk", field: "roomDesk", key: "roomId" },
  zone: { subscription: "WatchZoneDesk", query: "ShowZoneDesk", field: "zoneDesk", key: "zoneId" },
};

await useVisitLocale();

const store = createStore({
  place: placeOf(location),
  roles: null,
  name: "",
  zones: null,
  problem: null,
  rulesShown: "form",
  desk: null,
  isUnknown: false,
  /** Tickets of several days that have the number which was looked for; null: one is shown, or none. */
  found: null,
  staleSince: null,
  /** How the voices of all halls do, as a nurse was told last. */
  voices: [],
  voicesAt: new Date(),
  isOffline: !navigator.onLine,
  alarms: boot.alarms,
  notice: null,
  isSending: false,
  hasKeys: hasKeys(),
  time: new Date(),
});
const doing = createDoing(store, { onRefused: () => followed?.look(), watchDesk });
const panel = createTicketPanel(store, doing, () => store.update({}));
const rules = createRulesEditor(RULES, doing, () => store.update({}));
const layout = createRulesEditor(LAYOUT, doing, () => store.update({}));
const hallVoice = createHallVoice(store);
let followed = null;

/** Waits until the desk is another one than now; what is not told in time is asked for. */
function watchDesk() {
  const before = store.state.desk?.version;
  return async function shown() {
    if (!followed || store.state.desk?.version !== before) return;
    const isNew = await Promise.race([
      new Promise((done) => {
        const stop = store.subscribe(({ desk }) => {
          if (desk?.version === before) return;
          stop();
          done(true);
        });
      }),
      new Promise((done) => setTimeout(() => done(false), DESK_WAIT_MS)),
    ]);
    if (!isNew) followed?.look();
  };
}

/** Who asks, and what there is to choose from. */
async function askCounters() {
  try {
    const [{ me }, { queueZones, myRooms }, { queues }] = await Promise.all([
      ask("ShowMe", {}, { fresh: true }),
      ask("ListCounters", {}, { fresh: true }),
      ask("ListQueueClasses", {}, { fresh: true }),
    ]);
    const own = myRooms[0]?.room.id;
    if (store.state.place.kind === "rooms" && own && !isLeft) go({ kind: "room", id: own });
    const zones = withClasses(queueZones, queues);
    learnZones(zones);
    store.update({ roles: me.roles, name: me.name, zones, problem: null });
    hallVoice.look();
  } catch (problem) {
    if (problem.kind === undefined) throw problem;
    store.update({ problem });
  }
}

/** Zones whose rooms and queues hold what the page shows of them. */
function withClasses(zones, queues) {
  const classesOf = new Map(queues.map(({ id, priorityClasses }) => [id, priorityClasses]));
  return zones.map((zone) => ({
    ...zone,
    queues: zone.queues.map((each) => ({ ...each, priorityClasses: classesOf.get(each.id) ?? [] })),
    rooms: zone.rooms.map((room) => ({
      ...room,
      queues: zone.queues.filter(({ id }) => room.queues.some((each) => each.id === id)),
    })),
  }));
}

/** Somebody who chose to leave their room is not led back to it. */
let isLeft = false;

function go(place) {
  if (place.kind === "rooms") isLeft = true;
  // The rules have an address of their own.
  if (store.state.place.kind === "rules") location.assign("/counter");
  else {
    const fragment = withPlace(place);
    history.pushState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
    openPlace();
  }
}

function openPlace() {
  followed?.stop();
  followed = null;
  panel.drop();
  const place = placeOf(location);
  store.update({ place, desk: null, isUnknown: false, found: null, staleSince: null, notice: null });
  hallVoice.renew();
  if (DESKS[place.kind]) followDesk(place);
  else {
    askCounters();
    if (place.kind === "rules") rules.actions.renew();
    return;
  }
  focusMain();
}

/** Whether the desk is followed with the addresses of recordings: they are made for who listens. */
let isHeard = false;

function followDesk({ kind, id }) {
  const desk = DESKS[kind];
  followed?.stop();
  isHeard = isVoiceOn();
  followed = follow({
    subscription: desk.subscription,
    query: desk.query,
    variables: { [desk.key]: id, isHeard },
    onState(live) {
      store.update({ staleSince: live.state === "stale" ? live.since : null });
      if (live.state === "live" && store.state.problem) askCounters();
    },
    onData(data) {
      const shown = data[desk.field];
      if (shown) learnDesk(shown);
      store.update({ desk: shown, isUnknown: shown === null });
      panel.renew(shown);
    },
  });
}

/** Who begins to listen hears of the desk that is open; what is half done in it stays. */
function heedVoice() {
  const { place } = store.state;
  if (DESKS[place.kind] && isVoiceOn() && !isHeard) followDesk(place);
  store.update({});
}

const roomInput = () => ({ roomId: store.state.place.id });

const actions = {
  go,
  again() {
    askCounters();
    followed?.look();
  },
  /** The rules as a form or a text, or which queues and rooms there are. */
  showRules(rulesShown) {
    if (rulesShown === "layout" && !layout.state().shown) layout.actions.renew();
    store.update({ rulesShown });
  },
  dropNotice: doing.drop,
  takeRoom(roomId, relieves = false) {
    return doing.send({
      operation: "TakeRoom",
      input: { roomId, relieves },
      told: ({ desk }) => say("counter-room-taken", { room: desk.room.name }),
      onDone: () => {
        followed?.look();
        askCounters();
      },
    });
  },
  leaveRoom: () =>
    doing.send({
      operation: "LeaveRoom",
      input: roomInput(),
      told: ({ desk }) => say("counter-room-left", { room: desk.room.name }),
      onDone: () => go({ kind: "rooms" }),
    }),
  pauseRoom: (isPaused) =>
    doing.send({
      operation: "PauseRoom",
      input: { ...roomInput(), isPaused },
      told: () => say(isPaused ? "counter-paused" : "counter-goes-on"),
    }),
  /** Calls who is next; who is there is finished by it. Pressed twice, it calls once. */
  callNext: () =>
    doing.send({
      operation: "CallNext",
      input: { ...roomInput(), currentTicketId: store.state.desk.current[0]?.id ?? null },
      told: ({ ticket }) => say("counter-called", { number: ticket.number }),
      mayUndo: true,
    }),
  act: (id, ticket) => panel.act(id, ticket),
  undo: (ticket) =>
    doing.send({
      operation: "UndoTicket",
      input: { ticketId: ticket.id, version: ticket.version },
      told: ({ ticket: undone }) =>
        say("counter-undone", { number: undone.number, state: undone.stateText }),
    }),
  openTicket: (ticket, line = []) => panel.open(ticket, line),
  add: () => panel.add(),
  async find(number) {
    try {
      const zoneId = store.state.place.id;
      const { findTickets: found } = await ask("FindTickets", { number, zoneId }, { fresh: true });
      found.forEach(learnTicketOfStaff);
      store.update({ found: found.length > 1 ? found : null });
      if (found.length === 1) panel.open(found[0], []);
      else if (found.length === 0)
        doing.tell({ text: say("counter-not-found", { number }), isProblem: true });
      else
        doing.tell({
          text: say("counter-found-several", { number, count: found.length, shown: formatNumber(found.length) }),
        });
    } catch (problem) {
      if (problem.kind === undefined) throw problem;
      doing.tell({ text: problem.text, isProblem: true });
    }
  },
  switchKeys(isOn) {
    keepKeys(isOn);
    store.update({ hasKeys: isOn });
  },
};

/** What a key does in a room. */
function pressed(key) {
  const { desk, place, roles, notice } = store.state;
  if (place.kind !== "room" || !desk?.isMine || !mayCall(roles ?? [])) return;
  const [ticket] = desk.current;
  const step = key === "next" ? nextStep(desk) : key;
  if (step === "call" || step === "next") {
    if (!desk.pausedSince) actions.callNext();
  } else if (step === "undo") {
    const undone = notice?.undo ?? ticket ?? desk.recent[0];
    if (undone) actions.undo(undone);
  } else if (ticket && actsFor(ticket, roles).includes(actOf(step))) {
    panel.act(step, ticket);
  }
}

const isTyping = () => rules.isTyping() || layout.isTyping();
const idsOf = (alarms) => alarms.map(({ id }) => id).join(" ");

store.subscribe((state) => show(pageView({ ...state, panel, rules, layout }, actions)));
addEventListener("popstate", openPlace);
addEventListener("online", () => store.update({ isOffline: false }));
addEventListener("offline", () => store.update({ isOffline: true }));
// Who signed in again in another tab comes back to this one.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && (store.state.problem || store.state.notice?.isSignedOut))
    actions.again();
});
setInterval(() => {
  store.update({ time: new Date() });
  hallVoice.look();
}, CLOCK_MS);
onLocale(() => {
  openPlace();
  askCounters();
});
onVoice(heedVoice);
heedKeys({ isOff: () => !store.state.hasKeys || panel.isOpen(), onAct: pressed });
guardTaps();
watchVenue({
  onVenue({ alarms, planVersion }) {
    learn(alarms);
    if (idsOf(alarms) !== idsOf(store.state.alarms)) store.update({ alarms });
    // Another plan has other names; nothing that is half typed is lost for it.
    if (planVersion !== boot.venue.planVersion && !panel.isOpen() && !isTyping())
      location.reload();
  },
});
learn(boot.alarms);
askCounters();
openPlace();
beginVoice(readFragment().voice);
whenQuiet(warmVoice);
