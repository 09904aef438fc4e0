// Owns the rules, or which queues and rooms there are, as somebody changes them: what is in force, what
// is typed, what is wrong with it, and the versions that were before. It must not know how that looks.

import { ask } from "../frame/operations.js";
import { say } from "../frame/words.js";
import { HOSPITAL, readValues, withValue, writeValues } from "./rules_values.js";

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

/** The operations of what is edited, and what its text is called in their input. */
export const RULES = { name: "QueueRules", input: "rules" };
export const LAYOUT = { name: "QueueLayout", input: "layout" };

/**
 * @param {{name: string, input: string}} edited RULES or LAYOUT
 * @param doing what sends wishes
 * @param {() => void} changed called when there is something new to show
 */
export function createRulesEditor(edited, doing, changed) {
  let shown = null;
  let problem = null;
  let text = "";
  let note = "";
  /** What is wrong with what is typed; null: not known yet. */
  let faults = [];
  /** Whose rules the form shows. */
  let scope = HOSPITAL;
  let timer = 0;
  let asked = 0;

  const isChanged = () => shown !== null && text !== readable(shown.inForce.text);

  async function renew() {
    try {
      const answer = await ask(`Show${edited.name}`, {}, { fresh: true });
      // What is half typed is kept: it is refused by its version if somebody was faster.
      if (!isChanged()) {
        shown = answer;
        text = readable(answer.inForce.text);
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
      const answer = await ask(`Check${edited.name}`, { text }, { fresh: true });
      if (order === asked) faults = answer.faults ?? (answer.fault ? [{ path: "", message: answer.fault }] : []);
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
    /** A rule of the form: the same text is changed that the other view shows. */
    set(path, value) {
      const values = readValues(text);
      if (values) actions.type(writeValues(withValue(values, path, value)));
    },
    choose(wanted) {
      scope = wanted;
      changed();
    },
    typeNote(typed) {
      note = typed;
    },
    drop() {
      text = readable(shown.inForce.text);
      faults = [];
      changed();
      renew();
    },
    change(event) {
      event.preventDefault();
      return doing.send({
        operation: `Change${edited.name}`,
        input: { [edited.input]: text, seenVersion: shown.inForce.version, note: note.trim() },
        told: ({ made }) => say("counter-rules-changed", { version: String(made.version) }),
        onDone: () => begin(""),
      });
    },
    /** Puts an earlier version into the field, to be read or changed. */
    async read(version) {
      try {
        const { earlier } = await ask(`Show${edited.name}OfVersion`, { version });
        if (earlier) actions.type(readable(earlier.text));
      } catch (fault) {
        if (fault.kind === undefined) throw fault;
        problem = fault;
        changed();
      }
    },
    restore: (version) =>
      doing.send({
        operation: `Restore${edited.name}`,
        input: { version, seenVersion: shown.inForce.version },
        told: ({ made }) => say("counter-rules-changed", { version: String(made.version) }),
        onDone: () => begin(""),
      }),
  };

  return {
    actions,
    isTyping: isChanged,
    state: () => ({
      ...{ shown, problem, text, note, faults, scope },
      ...{ values: readValues(text), isChanged: isChanged() },
    }),
  };
}
