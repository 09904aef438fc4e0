// Which rules the form shows, in which parts, and what is chosen from. Pure data: what may be typed is
// checked by the server.

/** The numbers that a kind of placement needs. */
export const NUMBERS_OF_KIND = {
  every: ["every"],
  after: ["every"],
  weighted: ["weight"],
  slot: ["places", "minutes"],
};
export const KINDS_OF_CLASSES = ["by-time", "first", "every", "weighted", "slot", "emergency"];
const KINDS_OF_RETURNS = ["by-time", "first", "every", "after", "last"];
export const PROOFS = ["none", "age", "document", "staff"];

const number = (path) => ({ kind: "number", path: path.split(".") });
const optional = (path) => ({ kind: "number", path: path.split("."), isOptional: true });
const flag = (path) => ({ kind: "flag", path: path.split(".") });
const choice = (path, choices) => ({ kind: "choice", path: path.split("."), choices });
const text = (path) => ({ kind: "text", path: path.split(".") });
const ofQueues = (path) => ({ kind: "queues", path: path.split(".") });
const ofRooms = (path) => ({ kind: "rooms", path: path.split(".") });
const placement = (path, kinds) => ({ kind: "placement", path: path.split("."), kinds });
const span = (path) => ({ kind: "span", path: path.split(".") });

function returns(name) {
  return [
    placement(`${name}.placement`, KINDS_OF_RETURNS),
    number(`${name}.withinMinutes`),
    number(`${name}.atMost`),
    flag(`${name}.keepsRoom`),
  ];
}

/** The parts of the form after the classes; each has the message `rules-part-<id>`. */
export const PARTS = [
  { id: "targets", fields: [number("waitTargets.minutes"), ofQueues("waitTargets.queueMinutes")] },
  {
    id: "doors",
    fields: [number("roomWait.mostWaiting"), ofRooms("roomWait.roomMostWaiting"), flag("roomWait.isAutomatic")],
  },
  {
    id: "opening",
    fields: [
      text("opening.hours"),
      span("opening.lunch"),
      number("opening.lastTicketMinutes"),
      optional("opening.quota"),
      choice("opening.closing", ["serve", "carry-over", "expire"]),
    ],
  },
  {
    id: "appointments",
    fields: [
      choice("appointments.placement", ["first", "equal", "exact-slot"]),
      choice("appointments.early", ["forbidden", "minutes", "free"]),
      number("appointments.earlyMinutes"),
      choice("appointments.late", ["every", "end-of-slot", "end-of-half-day", "walk-in"]),
      number("appointments.lateEvery"),
      number("appointments.graceMinutes"),
    ],
  },
  { id: "no-show", fields: returns("noShowReturn") },
  { id: "results", fields: returns("resultsReturn") },
  {
    id: "fairness",
    fields: [
      number("overtaking.atMost"),
      number("overtaking.oneMoreForEvery"),
      number("overtaking.lastAtMost"),
      flag("transferKeepsTime"),
    ],
  },
  { id: "pace", fields: [number("service.assumedSeconds"), number("away.afterMinutes")] },
];

/** A path as messages name it: `rules-opening-last-ticket-minutes`; both kinds of return share theirs. */
export function messageOf(path) {
  const [first, ...rest] = path;
  const names = first === "noShowReturn" || first === "resultsReturn" ? ["return", ...rest] : path;
  return `rules-${names.map(kebab).join("-")}`;
}

const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
