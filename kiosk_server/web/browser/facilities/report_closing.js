// From a report to the form that closes what it is about: at once where that is plain, else
// somebody chooses.

import { focusMain } from "../frame/announcer.js";
import { faultTargets } from "./fault_targets.js";
import { boxOf, pxPerMetre, toPx } from "./plan_geometry.js";

const AROUND_METRES = 24;

/**
 * @param {object} page
 * @param page.store  the page's store
 * @param page.asking  what asks the server
 * @param page.stage  the plan
 * @param {() => boolean} page.hasPlan  whether the chosen level is there
 * @param {() => any[]} page.drawn  its elements
 * @param {(each: any, others: any[], report: object) => void} page.openElement  opens the form
 * @param {() => void} page.focusPanel
 */
export function createReportClosing({ store, asking, stage, hasPlan, drawn, openElement, focusPanel }) {
  const isFor = (report) => store.state.choosing?.report.id === report.id;

  /** Looks for what is meant as soon as the plan is there. */
  function look() {
    const { choosing, levelId, picture } = store.state;
    if (!choosing?.isWaiting || !hasPlan() || levelId !== choosing.report.point.levelId) return;
    const { report } = choosing;
    const { x, y } = report.point;
    const at = toPx(picture.matrix, [x, y]);
    const scale = pxPerMetre(picture.matrix);
    const { sure, candidates } = faultTargets(report.kind, drawn(), at, scale);
    const points = candidates.flatMap(({ each }) => each.points);
    stage.show(boxOf([at, ...(sure ? sure.each.points : points)]), AROUND_METRES * scale);
    if (sure) {
      const others = candidates.filter(({ each }) => each !== sure.each).map(({ each }) => each);
      openElement(sure.each, others, report);
      return;
    }
    store.update({ choosing: { ...choosing, isWaiting: false, candidates } });
    focusPanel();
  }

  return {
    look,
    actions: {
      async closeForReport(report) {
        const { levelId } = report.point;
        store.update({
          choosing: { report, candidates: [], isWaiting: true, isOnPlan: false },
          ...{ draft: null, drawing: null, finding: "", shownId: report.id },
          ...(levelId === store.state.levelId ? {} : { levelId }),
        });
        await asking.askPlan();
        if (isFor(report)) look();
      },
      chooseCandidate: (each) => openElement(each, [], store.state.choosing.report),
      /** Whatever is touched on the plan next is what the report is about. */
      chooseOnPlan() {
        store.update({ pane: "plan", choosing: { ...store.state.choosing, isOnPlan: true } });
        stage.element.focus();
      },
      stopChoosing() {
        store.update({ choosing: null, pane: "reports" });
        focusMain();
      },
    },
  };
}
