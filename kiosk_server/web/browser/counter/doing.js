// Owns how a wish is sent to the server: one at a time, under one name however often it is sent, and
// what is told of it. It must not know what a ticket looks like.

import { announce } from "../frame/announcer.js";
import { ask } from "../frame/operations.js";
import { newRequestId } from "../frame/request_ids.js";
import { isSignedOut } from "../frame/sign_in.js";
import { say } from "../frame/words.js";
import { learnRefusal } from "../ticket/ticket_words.js";
import { learnDone } from "./heard.js";

/** Faults after which the same wish may be sent again: it is carried out once. */
const MAY_REPEAT = new Set(["offline", "busy", "fault"]);

/**
 * @typedef {object} Notice
 * @property {string} text
 * @property {boolean} [isProblem]
 * @property {boolean} [isSignedOut]
 * @property {() => void} [onAgain]  sends the same wish again
 * @property {object} [undo]  the ticket of which the last act may be taken back
 */

/**
 * @param store the page's store; `notice` and `isSending` of its state are kept here
 * @param {object} wishes
 * @param {(code: string) => void} wishes.onRefused
 * @param {() => () => Promise<void>} wishes.watchDesk called before something is done; what it gives
 *   waits until the page shows what came of that, so that the next wish is made of it
 */
export function createDoing(store, { onRefused, watchDesk }) {
  async function carryOut(wish) {
    if (store.state.isSending) return false;
    store.update({ isSending: true, notice: null });
    const shown = watchDesk();
    let isDone = false;
    try {
      const [answer] = Object.values(await ask(wish.operation, { input: wish.input }));
      if (answer.__typename === "Refusal") {
        const { message, code, speechUrl } = answer;
        tell({ text: speechUrl === undefined ? learnRefusal(message, code) : message, isProblem: true });
        onRefused(answer.code);
      } else {
        isDone = true;
        await shown();
        const ticket = answer.ticket ?? null;
        if (ticket) learnDone(ticket);
        tell({ text: wish.told(answer), undo: wish.mayUndo ? ticket : null });
        wish.onDone?.(answer);
      }
    } catch (problem) {
      if (problem.kind === undefined) throw problem;
      const mayRepeat = MAY_REPEAT.has(problem.kind);
      tell({
        text: mayRepeat ? say("counter-unsure", { reason: problem.text }) : problem.text,
        isProblem: true,
        isSignedOut: isSignedOut(problem),
        onAgain: mayRepeat ? () => carryOut(wish) : undefined,
      });
    } finally {
      store.update({ isSending: false });
    }
    return isDone;
  }

  function tell(notice) {
    store.update({ notice });
    announce(notice.text, { assertive: Boolean(notice.isProblem) });
  }

  return {
    /**
     * Sends a wish unless another is under way.
     * @param {object} wish
     * @param {string} wish.operation  whose answer is a result or a Refusal
     * @param {Record<string, unknown>} wish.input  without its name
     * @param {(answer: any) => string} wish.told
     * @param {boolean} [wish.mayUndo]
     * @param {(answer: any) => void} [wish.onDone]
     * @returns {Promise<boolean>} whether it was carried out
     */
    send: (wish) => carryOut({ ...wish, input: { ...wish.input, requestId: newRequestId() } }),
    tell,
    drop: () => store.update({ notice: null }),
  };
}
