// Owns what the phone's page tells the voice: that a way is to be heard without network too, and the
// step that is shown. Draws nothing.

import { announce } from "../frame/announcer.js";
import { carrySpoken, isVoiceOn, onVoice } from "../frame/voice_switch.js";
import { say } from "../frame/words.js";
import { wordsFor } from "./carried_way.js";

/** The words before a step: which one of how many it is. */
const countOf = (at, steps) => say("phone-step-of", { number: at + 1, count: steps.length });

/**
 * Tells the step that somebody has come to.
 * @param {object[]} steps of a Route
 * @param {number} at
 */
export function tellStep(steps, at) {
  const { spokenText, tooFarSpokenText } = steps[at];
  announce([countOf(at, steps), spokenText, tooFarSpokenText], { isStep: true });
}

/**
 * Lets the phone carry what the steps of its way and its end sound like.
 * @param store  the page's store; its state has `walk` and `locale`
 */
export function carrySteps(store) {
  let carried = "";

  function look({ walk, locale }) {
    const told = walk.way && walk.isCarried ? wordsFor(walk.way, locale) : null;
    const steps = told?.[1].answer.steps;
    if (!steps || !isVoiceOn()) return;
    const key = `${walk.way.key} ${told[0]} ${told[1].answer.dataVersion}`;
    if (key === carried) return;
    carried = key;
    carrySpoken({
      texts: [...steps.map((_, at) => countOf(at, steps)), say("phone-arrived")],
      addresses: steps.flatMap(({ speechUrl, tooFarSpeechUrl }) => [speechUrl, tooFarSpeechUrl]).filter(Boolean),
    });
  }

  store.subscribe(look);
  onVoice(() => {
    carried = "";
    store.update({});
  });
}
