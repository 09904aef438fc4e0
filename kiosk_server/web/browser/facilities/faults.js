// What is done about reports of something broken: seen to, closed, settled, and each taken back.

import { say } from "../frame/words.js";
import { reportTitle } from "./reports_pane.js";
import { newRequestId } from "../frame/request_ids.js";

/** The refusal that says that somebody else was there first. */
const CHANGED = "FAULT_REPORT_CHANGED";

/** @param store the page's store  @param asking what asks the server */
export function createFaults(store, asking) {
  /**
   * Says what became of a report, and how to take that back. What a colleague did meanwhile is not
   * written over: then it is said, and the list asked anew.
   * @param report as it is shown
   * @param {{state: string, answer?: string, closureId?: string | null}} change what is left out
   *   stays as it is
   * @param {string} text what is told when it is done
   * @param {((report: object) => unknown) | null} [undo] gets the report as it is then; null:
   *   nothing is taken back; left out: the change is
   * @returns {Promise<boolean>} whether it is done
   */
  async function change(report, { state, answer, closureId }, text, undo) {
    const input = {
      ...{ reportId: report.id, state, seenChangedAt: report.changedAt, requestId: newRequestId() },
      ...(answer === undefined ? {} : { answer }),
      ...(closureId === undefined ? {} : { closureId }),
    };
    const takeBack = (now) =>
      change({ ...report, ...now }, before(report), say("facilities-report-undone"), null);
    async function send() {
      const sent = await asking.send("ChangeFaultReport", input);
      const then = undo === undefined ? takeBack : undo;
      const again = sent.code === CHANGED ? null : send;
      const notice = sent.done
        ? { text, onUndo: then && (() => then(sent.done.report)) }
        : { text: sent.problem, isProblem: true, isSignedOut: sent.isSignedOut, onUndo: again };
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
    const { answer, seenChangedAt } = settling;
    // What a colleague did while the answer was typed is not written over unseen.
    const seen = { ...report, changedAt: seenChangedAt ?? report.changedAt };
    const text = say("facilities-settled-what", { what: reportTitle(report) });
    const isDone = await change(seen, { state: "SETTLED", answer }, text);
    const { settling: now } = store.state;
    if (now?.id === report.id) store.update({ settling: isDone ? null : { ...now, isSending: false, seenChangedAt: null } });
  }

  return {
    change,
    actions: {
      settle,
      moreReports: () => asking.wantReports({ pages: store.state.reportsWish.pages + 1 }),
      orderReports: (oldestFirst) => asking.wantReports({ oldestFirst, pages: 1 }),
      seeTo: (report) =>
        change(report, { state: "BEING_SEEN_TO" }, say("facilities-seen-to-what", { what: reportTitle(report) })),
      reopenReport: (report) =>
        change(report, { state: "RECEIVED" }, say("facilities-reopened-what", { what: reportTitle(report) })),
      beginSettling: ({ id, answer, changedAt }) => {
        const seenChangedAt = changedAt;
        store.update({ settling: { id, answer, isSending: false, seenChangedAt } });
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
