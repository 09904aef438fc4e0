// Closing, ending, and taking both back. Each wish has one name until it is carried out, so that
// what is sent twice, or again after the network failed, happens once.

import { focusMain } from "../frame/announcer.js";
import { boot } from "../frame/boot.js";
import { say } from "../frame/words.js";
import { kindText } from "./closing_panel.js";
import { momentOf } from "../frame/moments.js";
import { newRequestId } from "../frame/request_ids.js";

/** @param store the page's store  @param asking what asks the server  @param faults what answers reports */
export function createClosing(store, asking, faults) {
  /**
   * @param {Record<string, unknown>} target as AddClosureInput names it
   * @param {{name: string, levelId: string, others: unknown[], report?: object | null}} shown
   *   report: what made somebody close it
   */
  function open(target, { name, levelId, others, report = null }) {
    const level = boot.venue.levels.find(({ id }) => id === levelId);
    store.update({
      drawing: null,
      finding: "",
      shownId: null,
      notice: null,
      choosing: null,
      draft: {
        key: newRequestId(),
        target,
        name,
        levelName: levelText(level),
        others,
        report,
        kind: "OUT_OF_SERVICE",
        reason: "",
        isWindow: false,
        from: "",
        until: "",
        effect: null,
        problem: null,
        isSending: false,
        requestId: newRequestId(),
      },
    });
    asking.askEffect();
  }

  /** What has been drawn is what is to be closed. */
  function takeOutline(outline) {
    const { levelId } = store.state;
    const corners = outline.map(([x, y]) => ({ x, y }));
    const level = boot.venue.levels.find(({ id }) => id === levelId);
    const name = say("facilities-part-of", { level: levelText(level) });
    open({ area: { levelId, corners } }, { name, levelId, others: [] });
    requestAnimationFrame(() => document.getElementById("panel-heading")?.focus());
  }

  function tell(text, onUndo) {
    store.update({ notice: { text, onUndo } });
  }

  function tellProblem({ problem, isSignedOut }, onAgain) {
    store.update({ notice: { text: problem, isProblem: true, isSignedOut, onUndo: onAgain } });
  }

  async function submitDraft(event) {
    event.preventDefault();
    const { draft } = store.state;
    if (draft.isSending) return;
    const input = inputOf(draft);
    if (typeof input === "string") {
      change({ problem: input });
      return;
    }
    store.update({ draft: { ...draft, isSending: true, problem: null } });
    const sent = await asking.send("AddClosure", input);
    const now = store.state.draft;
    if (now?.key !== draft.key) return;
    if (sent.done) {
      store.update({ draft: null, pane: draft.report ? "reports" : "closures" });
      if (draft.report) tellReporter(draft.report, sent.done.closure);
      else tellAdded(sent.done);
      asking.askClosures();
      focusMain();
    } else {
      const problem = sent.isSignedOut ? say("facilities-signed-out") : sent.problem;
      store.update({ draft: { ...now, isSending: false, problem } });
    }
  }

  function tellAdded({ closure, alsoClosedBy }) {
    const text = withOthers(closure.text, "facilities-also-closed", alsoClosedBy);
    tell(text, () => end(closure, say("facilities-taken-back", { what: closure.what })));
  }

  /** What else closes the same: ending one of them opens nothing. */
  function withOthers(text, messageId, others) {
    if (others.length === 0) return text;
    return `${text} ${say(messageId, { others: others.map((each) => each.text).join(" ") })}`;
  }

  /** Whoever reported it reads that it is closed; taking it back takes both back. */
  async function tellReporter(report, closure) {
    const change = { state: "WAY_CLOSED", closureId: closure.id };
    const onUndo = async ({ changedAt }) => {
      const { state, answer, closureId } = report;
      const text = say("facilities-taken-back", { what: closure.what });
      await end(closure, text, null);
      await faults.change({ ...report, changedAt }, { state, answer, closureId }, text, null);
    };
    if (await faults.change(report, change, closure.text, onUndo)) return;
    // It is closed all the same.
    const { notice } = store.state;
    store.update({ notice: { ...notice, text: `${closure.text} ${notice.text}` } });
  }

  /** @param closure  @param {string} text what is told when it is done */
  async function end(closure, text, again) {
    if (store.state.ending) return;
    const requestId = newRequestId();
    await finish(async function send() {
      store.update({ ending: closure.id });
      const sent = await asking.send("EndClosure", { closureId: closure.id, requestId });
      store.update({ ending: null });
      if (sent.done)
        tell(withOthers(text, "facilities-still-closed", sent.done.stillClosedBy), again);
      else tellProblem(sent, () => finish(send));
    });
  }

  /** Closes the same again, as it was; the start stays what it was. */
  function closeAgain(closure, from) {
    const requestId = newRequestId();
    const { elementId, levelId, corners } = closure;
    const target = elementId
      ? { elementId }
      : corners.length
        ? { area: { levelId, corners: corners.map(({ x, y }) => ({ x, y })) } }
        : { levelId };
    const { kind, reason } = closure;
    const until = from ? closure.until : null;
    return finish(async function send() {
      const sent = await asking.send("AddClosure", { ...target, kind, reason, from, until, requestId });
      if (sent.done) tellAdded(sent.done);
      else tellProblem(sent, () => finish(send));
    });
  }

  async function finish(send) {
    await send();
    asking.askClosures();
  }

  function change(patch) {
    const { draft } = store.state;
    // Another wish than the one that was sent has a name of its own.
    const requestId = draft.problem ? newRequestId() : draft.requestId;
    store.update({ draft: { ...draft, problem: null, ...patch, requestId } });
  }

  return {
    open,
    takeOutline,
    actions: {
      submitDraft,
      changeDraft: change,
      endClosure: (closure) =>
        end(closure, say("facilities-open-again", { what: closure.what }), () =>
          closeAgain(closure, closure.from),
        ),
      closeAgain: (closure) => closeAgain(closure, null),
    },
  };
}

/** @returns {Record<string, unknown> | string} a text: what is wrong with what was typed */
function inputOf({ target, kind, reason, isWindow, from, until, requestId }) {
  const times = { from: null, until: null };
  if (isWindow) {
    for (const [name, text] of Object.entries({ from, until })) {
      if (!text) continue;
      times[name] = momentOf(text);
      if (times[name] === null) return say("facilities-time-unread");
    }
    if (!from && !until) return say("facilities-times-missing");
  }
  return { ...target, kind, reason: reason.trim() || kindText(kind), ...times, requestId };
}

/** @param {{name: string, buildingName: string | null}} level */
export function levelText(level) {
  if (!level) return "";
  return level.buildingName
    ? say("facilities-level-of", { building: level.buildingName, level: level.name })
    : level.name;
}
