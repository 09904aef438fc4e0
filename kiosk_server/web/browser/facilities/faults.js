// What is done about reports of something broken: seen to, closed, settled, and each taken back.

import { say } from "../frame/words.js";
import { middleOf } from "./plan_geometry.js";
import { reportTitle } from "./reports_pane.js";
import { newRequestId } from "../frame/request_ids.js";

/** What a fault of a kind is about, by the kinds of element; else the floor under it. */
const MEANT = {
  LIFT: new Set(["LIFT", "ESCALATOR"]),
  DOOR: new Set(["DOOR"]),
  TOILET: new Set(["ROOM"]),
  FLOOR: new Set(["CORRIDOR", "AREA", "STAIRS", "RAMP"]),
};
const FLOOR = new Set(["ROOM", "CORRIDOR", "AREA"]);

/**
 * The element that a report is most likely about: the nearest of its kind.
 * @param {string} kind of the fault
 * @param {{element: {kind: string}, points: [number, number][]}[]} drawn
 * @param {[number, number]} at where it was reported, in pixels of the picture
 */
export function meantElement(kind, drawn, at) {
  const nearest = (kinds) => {
    const fit = drawn.filter(({ element }) => kinds.has(element.kind));
    const away = ({ points }) => {
      const [x, y] = middleOf(points);
      return Math.hypot(x - at[0], y - at[1]);
    };
    return fit.sort((one, other) => away(one) - away(other))[0] ?? null;
  };
  return (MEANT[kind] && nearest(MEANT[kind])) ?? nearest(FLOOR);
}

/** @param store the page's store  @param asking what asks the server */
export function createFaults(store, asking) {
  /**
   * Says what became of a report, and how to take that back.
   * @param report as it was before
   * @param {{state: string, answer?: string, closureId?: string | null}} change
   * @param {string} text what is told when it is done
   * @param {(() => unknown) | null} [undo] null: nothing is taken back; left out: the change is
   * @returns {Promise<boolean>} whether it is done
   */
  async function change(report, { state, answer = report.answer, closureId = report.closureId }, text, undo) {
    const input = { reportId: report.id, state, answer, closureId, requestId: newRequestId() };
    const takeBack = () =>
      change({ ...report, ...input }, before(report), say("facilities-report-undone"), null);
    async function send() {
      const sent = await asking.send("ChangeFaultReport", input);
      const notice = sent.done
        ? { text, onUndo: undo === undefined ? takeBack : undo }
        : { text: sent.problem, isProblem: true, isSignedOut: sent.isSignedOut, onUndo: send };
      store.update({ notice });
      asking.askReports();
      return Boolean(sent.done);
    }
    return send();
  }

  const before = ({ state, answer, closureId }) => ({ state, answer, closureId });

  async function settle(event) {
    event.preventDefault();
    const { settling, reports } = store.state;
    const report = reports.find(({ id }) => id === settling.id);
    if (!report || settling.isSending) return;
    store.update({ settling: { ...settling, isSending: true } });
    const { answer } = settling;
    const text = say("facilities-settled-what", { what: reportTitle(report) });
    const isDone = await change(report, { state: "SETTLED", answer }, text);
    const { settling: now } = store.state;
    if (now?.id === report.id) store.update({ settling: isDone ? null : { ...now, isSending: false } });
  }

  return {
    change,
    actions: {
      settle,
      seeTo: (report) =>
        change(report, { state: "BEING_SEEN_TO" }, say("facilities-seen-to-what", { what: reportTitle(report) })),
      reopenReport: (report) =>
        change(report, { state: "RECEIVED" }, say("facilities-reopened-what", { what: reportTitle(report) })),
      beginSettling: ({ id, answer }) => {
        store.update({ settling: { id, answer, isSending: false } });
        requestAnimationFrame(() =>
          requestAnimationFrame(() => document.querySelector(".settle textarea")?.focus()),
        );
      },
      stopSettling: () => store.update({ settling: null }),
      changeAnswer: (answer) => store.update({ settling: { ...store.state.settling, answer } }),
      togglePhoto: ({ id }) =>
        store.update({ largePhotoId: store.state.largePhotoId === id ? null : id }),
    },
  };
}
