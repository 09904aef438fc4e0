// Owns what the texts of a room or zone are, so that they can be read aloud: whose name, which state,
// which moment. Of a person's name the voice says what a hall may hear. Must not know markup.

import { momentText, wallText } from "../frame/moments.js";
import { learn, originate } from "../frame/origins.js";
import { formatTime } from "../frame/words.js";
import { learnQueue, stateId } from "../ticket/ticket_words.js";
import { everyTicket } from "./desk_tickets.js";

const TIME_OF_DAY = /^\d{2}:\d{2}$/;

/** @param {{id: string, name: string, queues?: object[], rooms?: object[]}[]} zones */
export function learnZones(zones) {
  for (const zone of zones) {
    learnThing(zone, "queueZoneId");
    zone.queues?.forEach(learnQueue);
    for (const room of zone.rooms ?? []) learnRoom(room);
  }
}

/** The desk of a room or of a zone. */
export function learnDesk(desk) {
  if (desk.zone) learnZones([desk.zone]);
  if (desk.room) {
    learnRoom(desk.room);
    learnZones([desk.room.zone]);
  }
  learnClinician(desk);
  for (const line of desk.lines ?? []) {
    if (line.queue) learnQueue(line.queue);
    if (line.room) learnRoom(line.room);
  }
  for (const state of desk.rooms ?? []) {
    learnRoom(state.room);
    learnClinician(state);
    state.current.forEach(({ number }) => learnNumber(number));
  }
  everyTicket(desk).forEach(learnTicketOfStaff);
}

/** @param {object} ticket as staff see it */
export function learnTicketOfStaff(ticket) {
  learnDone(ticket);
  learnQueue({ ...ticket.queue, priorityClasses: [ticket.priorityClass] });
  if (ticket.room) learnRoom(ticket.room);
  const { personName, maskedName, placeText, resultsText } = ticket;
  for (const name of [personName, maskedName]) if (name) learnSpoken(name, ticket.nameSpeechUrl);
  if (placeText) learnSpoken(placeText, ticket.placeSpeechUrl);
  if (resultsText) learnSpoken(resultsText, ticket.resultsSpeechUrl);
}

/** What an act tells of its ticket. */
export function learnDone(ticket) {
  learnNumber(ticket.number);
  if (ticket.state) originate(ticket.stateText, { id: `queue-ticket-state-${stateId(ticket)}` });
}

/** What was done to a ticket: who did it is no part of what is said. */
export function learnHistory(entries) {
  learn(entries);
  for (const { at, by } of entries) {
    spokenMoment(at);
    originate(by, { texts: [] });
  }
}

/** Why one ticket is before another. */
export function learnPair(pair) {
  learn(pair);
  learnSpoken(pair.firstReason, pair.firstSpeechUrl);
  learnSpoken(pair.secondReason, pair.secondSpeechUrl);
  learnNumber(pair.first.number);
  learnNumber(pair.second.number);
}

/**
 * A moment as it is shown, such that it can be said.
 * @param {string} at
 */
export function spokenMoment(at) {
  const text = momentText(at);
  const time = formatTime(new Date(at));
  const [hours, minutes] = time.split(":").map(Number);
  const minute = { value: { minuteOfDay: hours * 60 + minutes } };
  if (TIME_OF_DAY.test(text)) return originate(text, minute);
  const date = wallText(new Date(at)).slice(0, 10);
  const [day, clock] = [originate(`${date} `, { value: { date } }), originate(`${time} `, minute)];
  return originate(text, { texts: [day, clock] });
}

const learnNumber = (number) => originate(number, { value: { code: number } });
const learnSpoken = (text, url) => url !== undefined && originate(text, { url });
const learnThing = ({ id, name }, kind) => originate(name, { value: { [kind]: id } });
const learnRoom = (room) => learnThing(room, "queueRoomId");

function learnClinician({ clinicianName, clinicianSpeechUrl }) {
  if (clinicianName) learnSpoken(clinicianName, clinicianSpeechUrl);
}
