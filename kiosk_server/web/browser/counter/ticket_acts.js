// Which acts are offered for a ticket, by its state and by who looks at it. The server decides; this
// only keeps buttons away that it would refuse. Pure.

const IN_LINE = ["IN_ZONE", "AT_ROOM"];
const LEFT = ["HELD", "NO_SHOW", "AWAY_FOR_RESULTS"];
const AT_COUNTER = ["CALLED", "SERVING"];
const STAFF = ["CLINICIAN", "NURSE", "MANAGER", "ADMIN"];
const ROOM = ["CLINICIAN", "NURSE"];
const TRIAGE = ["NURSE", "MANAGER", "ADMIN"];

/**
 * @typedef {object} Act
 * @property {string} id  its words are `counter-act-<id>`
 * @property {string} operation  of the server's list
 * @property {string} icon
 * @property {string[]} states
 * @property {string[]} roles
 * @property {Record<string, unknown>} [input]  beside the ticket
 * @property {boolean} [isForm]  whether something is to be said first
 */

/** @type {Act[]} */
const ACTS = [
  act("start", "StartServing", "check", ["CALLED"], ROOM),
  act("recall", "RecallTicket", "rotate-ccw", ["CALLED"], ROOM),
  act("no-show", "MarkNoShow", "ban", ["CALLED"], ROOM),
  act("finish", "FinishTicket", "check", AT_COUNTER, ROOM),
  act("results", "FinishTicket", "microscope", AT_COUNTER, ROOM, { returnsWithResults: true }),
  act("resume", "ResumeTicket", "rotate-ccw", ["HELD"], STAFF),
  act("return", "ReturnTicket", "undo-2", ["NO_SHOW", "AWAY_FOR_RESULTS"], STAFF),
  act("hold", "HoldTicket", "clock", [...IN_LINE, "CALLED"], STAFF),
  form("move", "MoveTicket", "door-open", IN_LINE, TRIAGE),
  form("transfer", "TransferTicket", "signpost", [...IN_LINE, ...AT_COUNTER, ...LEFT], STAFF),
  form("correct", "CorrectTicket", "wrench", [...IN_LINE, ...LEFT, ...AT_COUNTER], TRIAGE),
  form("merge", "MergeTicket", "layers", [...IN_LINE, ...LEFT], TRIAGE),
  form("cancel", "CancelTicket", "x", [...IN_LINE, ...LEFT, "CALLED"], STAFF),
];

function act(id, operation, icon, states, roles, input = {}) {
  return { id, operation, icon, states, roles, input };
}

function form(...given) {
  return { ...act(...given), isForm: true };
}

/**
 * @param {{state: string}} ticket
 * @param {string[]} roles  of who looks
 * @returns {Act[]} what may be done to it, in the order in which it is shown
 */
export function actsFor({ state }, roles) {
  return ACTS.filter((each) => each.states.includes(state) && each.roles.some((role) => roles.includes(role)));
}

/** @param {string} id  @returns {Act} */
export const actOf = (id) => ACTS.find((each) => each.id === id);

/** Whether somebody may look after a whole zone. */
export const mayTriage = (roles) => TRIAGE.some((role) => roles.includes(role));

/** Whether somebody may work in a room. */
export const mayCall = (roles) => ROOM.some((role) => roles.includes(role));

/**
 * The one thing that comes next in a room, for its largest button.
 * @param {{current: {state: string}[]}} desk
 * @returns {"call" | "start" | "next"}
 */
export function nextStep({ current }) {
  const [ticket] = current;
  if (!ticket) return "call";
  return ticket.state === "CALLED" ? "start" : "next";
}
