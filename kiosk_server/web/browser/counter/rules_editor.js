// Owns the rules as somebody changes them: what is in force, what is typed, what is wrong with it, and
// the versions that were before. It must not know how that looks.

import { ask } from "../frame/operations.js";
import { say } from "../frame/words.js";

const CHECK_AFTER_MS = 400;
const MAKES_RULES = ["MANAGER", "ADMIN"];

/** @param {string[]} roles */
export const mayChangeRules = (roles) => MAKES_RULES.some((role) => roles.includes(role));

/** Rules are read line by line; what is not JSON stays as it is. */
function readable(rules) {
  try {
    return JSON.stringify(JSON.parse(rules), null, 2);
  } catch {
    return rules;
  }
}

/**
 * @param doing what sends wishes
 * @param {() => void} changed called when there is something new to show
 */
export function createRulesEditor(doing, changed) {
  let shown = null;
  let problem = null;
  let text = "";
  let note = "";
  /** What is wrong with what is typed; null: not known yet. */
  let faults = [];
  let timer = 0;
  let asked = 0;

  const isChanged = () => shown !== null && text !== readable(shown.queueRules.rules);

  async function renew() {
    try {
      const answer = await ask("ShowQueueRules", {}, { fresh: true });
      // What is half typed is kept: it is refused by its version if somebody was faster.
      if (!isChanged()) {
        shown = answer;
        text = readable(answer.queueRules.rules);
        faults = [];
      }
      problem = null;
    } catch (fault) {
      if (fault.kind === undefined) throw fault;
      problem = fault;
    }
    changed();
  }

  async function check() {
    const order = (asked += 1);
    try {
      const { checkQueueRules: found } = await ask("CheckQueueRules", { rules: text }, { fresh: true });
      if (order === asked) faults = found;
    } catch (fault) {
      if (fault.kind === undefined) throw fault;
      if (order === asked) problem = fault;
    }
    changed();
  }

  function begin(anew) {
    shown = null;
    note = "";
    text = anew;
    renew();
  }

  const actions = {
    renew,
    type(typed) {
      text = typed;
      faults = null;
      clearTimeout(timer);
      timer = setTimeout(check, CHECK_AFTER_MS);
      changed();
    },
    typeNote(typed) {
      note = typed;
    },
    drop() {
      text = readable(shown.queueRules.rules);
      faults = [];
      changed();
      renew();
    },
    change(event) {
      event.preventDefault();
      return doing.send({
        operation: "ChangeQueueRules",
        input: { rules: text, seenVersion: shown.queueRules.version, note: note.trim() },
        told: ({ rules }) => say("counter-rules-changed", { version: String(rules.version) }),
        onDone: () => begin(""),
      });
    },
    /** Puts an earlier version into the field, to be read or changed. */
    async read(version) {
      try {
        const { queueRulesOfVersion: earlier } = await ask("ShowQueueRulesOfVersion", { version });
        if (earlier) actions.type(readable(earlier.rules));
      } catch (fault) {
        if (fault.kind === undefined) throw fault;
        problem = fault;
        changed();
      }
    },
    restore: (version) =>
      doing.send({
        operation: "RestoreQueueRules",
        input: { version, seenVersion: shown.queueRules.version },
        told: ({ rules }) => say("counter-rules-changed", { version: String(rules.version) }),
        onDone: () => begin(""),
      }),
  };

  return {
    actions,
    isTyping: isChanged,
    state: () => ({ shown, problem, text, note, faults, isChanged: isChanged() }),
  };
}
