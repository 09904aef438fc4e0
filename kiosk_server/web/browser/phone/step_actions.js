// What touches do to the step that is shown: forward, backward, to another one, and arrived.

import { focusMain } from "../frame/announcer.js";
import { locale } from "../frame/words.js";
import { wordsFor } from "./carried_way.js";
import { tellStep } from "./spoken_way.js";

/**
 * @param {object} wishes
 * @param wishes.store  the page's store
 * @param {ReturnType<import("./walk.js").createWalk>} wishes.walk
 * @param {() => void} wishes.showWay  shows the step that one is at
 */
export function stepActions({ store, walk, showWay }) {
  const steps = () => wordsFor(store.state.walk.way, locale())[1].answer.steps;

  function goTo(at) {
    walk.goTo(at);
    scrollTo(0, 0);
    tellStep(steps(), at);
  }

  function arrive(isDone) {
    walk.arrive(isDone);
    focusMain();
  }

  return {
    nextStep() {
      const next = store.state.walk.stepIndex + 1;
      if (next < steps().length) goTo(next);
      else arrive(true);
    },
    previousStep() {
      const { stepIndex } = store.state.walk;
      if (stepIndex > 0) goTo(stepIndex - 1);
    },
    goToStep(at) {
      walk.goTo(at);
      showWay();
    },
    arrive,
  };
}
