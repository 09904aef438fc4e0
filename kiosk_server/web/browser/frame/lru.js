// Texts by key within a bound; what was not asked for the longest time goes first.

/** @param {number} mostCharacters of all texts and keys together */
export function createLru(mostCharacters) {
  /** @type {Map<string, string>} */
  const entries = new Map();
  let characters = 0;

  /** @param {string} key */
  function drop(key) {
    const text = entries.get(key);
    if (text === undefined) return;
    entries.delete(key);
    characters -= key.length + text.length;
  }

  return {
    get size() {
      return entries.size;
    },
    /** @param {string} key */
    get(key) {
      const text = entries.get(key);
      if (text === undefined) return undefined;
      entries.delete(key);
      entries.set(key, text);
      return text;
    },
    /**
     * @param {string} key
     * @param {string} text
     */
    set(key, text) {
      drop(key);
      entries.set(key, text);
      characters += key.length + text.length;
      while (characters > mostCharacters) drop(entries.keys().next().value);
    },
    clear() {
      entries.clear();
      characters = 0;
    },
  };
}
