// Owns one thing that a page asks the server, and what is known of its answer. It must not know
// what is asked, nor how anything is shown.

/**
 * @typedef {object} Known what is known of a question
 * @property {"none" | "waiting" | "ready" | "failed"} status
 * @property {string | null} key what exactly was asked
 * @property {any} value the answer; while the next one is on its way, and when that fails, the
 *   last one about the same subject; null: none
 * @property {import("./operations.js").AskError | null} error
 */

const NOT_ASKED = Object.freeze({ status: "none", key: null, value: null, error: null });

/** One question that is asked again and again; of its answers only the newest counts. */
export class Question {
  /** @type {Known} */
  known = NOT_ASKED;
  #subject = null;
  #asking = null;
  #asker = null;
  #changed;

  constructor(changed) {
    this.#changed = changed;
  }

  /** Takes an answer that is there already. */
  begin(key, value, subject) {
    this.forget();
    this.#subject = JSON.stringify(subject);
    this.known = { status: "ready", key: JSON.stringify(key), value, error: null };
  }

  /**
   * Asks by `asker(signal)` unless exactly this was asked last. An older answer that comes later is
   * dropped.
   * @param {unknown} key
   * @param {(signal: AbortSignal) => Promise<any>} asker
   * @param {unknown} subject answers about another one do not stand in for each other
   */
  askOnce(key, asker, subject) {
    const json = JSON.stringify(key);
    if (json === this.known.key) return;
    const about = JSON.stringify(subject);
    const value = about === this.#subject ? this.known.value : null;
    this.#subject = about;
    this.#asker = asker;
    this.#know({ status: "waiting", key: json, value, error: null });
    this.#ask(this.known);
  }

  /** Asks the same again if it failed. Quietly: what went wrong is shown until there is an answer. */
  heal({ isQuiet = false } = {}) {
    if (this.known.status !== "failed") return;
    if (!isQuiet) this.#know({ ...this.known, status: "waiting", error: null });
    this.#ask(this.known);
  }

  forget() {
    this.#asking?.abort();
    this.#asking = null;
    this.#asker = null;
    this.#subject = null;
    this.known = NOT_ASKED;
  }

  async #ask(known) {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const value = await this.#asker(asking.signal);
      if (asking === this.#asking) this.#know({ ...known, status: "ready", value, error: null });
    } catch (error) {
      if (asking !== this.#asking) return;
      if (error.kind === undefined) throw error;
      this.#know({ ...known, status: "failed", error });
    }
  }

  #know(known) {
    this.known = known;
    this.#changed();
  }
}
