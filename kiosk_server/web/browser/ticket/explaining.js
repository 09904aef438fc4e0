// Owns why a ticket is at its place, in full, as long as whoever has it wants to see that. It must not
// know how it is shown.

import { announce } from "../frame/announcer.js";
import { ask } from "../frame/operations.js";
import { Question } from "../frame/question.js";
import { isWaiting } from "./ticket_words.js";

/** @param {() => void} changed */
export function createExplaining(changed) {
  const question = new Question(heed);
  let isOpen = false;
  let isTold = false;

  function heed() {
    const { status, value } = question.known;
    const text = value?.explainPosition?.text;
    // Said once: it changes whenever somebody is called.
    if (status === "ready" && text && !isTold) {
      isTold = true;
      announce(text);
    }
    changed();
  }

  function close() {
    isOpen = isTold = false;
    question.forget();
  }

  return {
    /** `text` null: it is not known, or not yet. */
    known: () => ({
      isOpen,
      text: question.known.value?.explainPosition?.text ?? null,
      problem: question.known.error?.text ?? null,
    }),
    toggle() {
      if (isOpen) close();
      else isOpen = true;
      changed();
    },
    /** Asks anew where the ticket, its place or the language is another one. */
    look(ticket, locale) {
      if (!isOpen || !ticket) return;
      if (!isWaiting(ticket)) {
        close();
        return;
      }
      const { id, version, ahead, placeText } = ticket;
      const about = [id, version, ahead, placeText, locale];
      question.askOnce(about, (signal) => ask("ExplainPosition", { id }, { signal, fresh: true }), [id, locale]);
    },
    heal: () => question.heal({ isQuiet: true }),
  };
}
