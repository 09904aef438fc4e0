// The state of a page in one place; who shows it is told once for each frame of the screen, or at
// once.

/**
 * @template {object} State
 * @param {State} initial
 */
export function createStore(initial) {
  let state = Object.freeze({ ...initial });
  /** @type {Set<(state: State) => void>} */
  const listeners = new Set();
  /** Zero: nobody waits to be told. */
  let frame = 0;

  function tell() {
    cancelAnimationFrame(frame);
    frame = 0;
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
      frame ||= requestAnimationFrame(tell);
    },
    /** Does not wait for the frame. */
    tellNow: tell,
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
