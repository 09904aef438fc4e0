// The state of a page in one place; who shows it is told once for each frame of the screen.

/**
 * @template {object} State
 * @param {State} initial
 */
export function createStore(initial) {
  let state = Object.freeze({ ...initial });
  /** @type {Set<(state: State) => void>} */
  const listeners = new Set();
  let isWaiting = false;

  function tell() {
    isWaiting = false;
    for (const listener of listeners) listener(state);
  }

  return {
    get state() {
      return state;
    },
    /** @param {Partial<State> | ((state: State) => Partial<State>)} patch */
    update(patch) {
      const changes = typeof patch === "function" ? patch(state) : patch;
      state = Object.freeze({ ...state, ...changes });
      if (isWaiting) return;
      isWaiting = true;
      requestAnimationFrame(tell);
    },
    /**
     * @param {(state: State) => void} listener
     * @returns {() => void} ends it
     */
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
