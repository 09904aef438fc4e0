// The sounds of announcements: a chime, and recordings of the server.

import { playTones } from "./tones.js";

const CHIME = { toneSeconds: 0.45, gain: 0.2 };
const FETCH_MS = 10_000;
const LONGEST_MS = 60_000;

/** A chime, to its end. Resolves without a sound where the browser keeps silent. */
export async function chime() {
  const context = new AudioContext();
  const lasts = playTones(context, CHIME);
  await new Promise((done) => setTimeout(done, lasts));
  await context.close();
}

/**
 * A recording, to its end. Rejects where it cannot be fetched or played, and where it may not go on.
 * @param {string} address
 * @param {() => boolean} mayGoOn asked while it plays
 */
export async function recording(address, mayGoOn) {
  const answer = await fetch(address, { signal: AbortSignal.timeout(FETCH_MS) });
  if (!answer.ok) throw new Error(String(answer.status));
  const audio = new Audio(URL.createObjectURL(await answer.blob()));
  try {
    await audio.play();
    await new Promise((done, fail) => {
      audio.onended = done;
      audio.onerror = fail;
      audio.ontimeupdate = () => mayGoOn() || fail(new Error("interrupted"));
      // A device that is pulled out tells nothing.
      setTimeout(fail, LONGEST_MS, new Error("too long"));
    });
  } finally {
    audio.pause();
    URL.revokeObjectURL(audio.src);
  }
}
