// The sounds of announcements: a chime of three tones, made here, and recordings of the server.

const TONES_HZ = [659, 523, 784];
const TONE_SECONDS = 0.45;
const GAIN = 0.2;
const FETCH_MS = 10_000;
const LONGEST_MS = 60_000;

/** A chime, to its end. Resolves without a sound where the browser keeps silent. */
export async function chime() {
  const context = new AudioContext();
  TONES_HZ.forEach((hertz, at) => {
    const begin = context.currentTime + at * TONE_SECONDS;
    const tone = context.createOscillator();
    const gain = context.createGain();
    tone.frequency.value = hertz;
    gain.gain.setValueAtTime(GAIN, begin);
    gain.gain.exponentialRampToValueAtTime(0.001, begin + TONE_SECONDS);
    tone.connect(gain).connect(context.destination);
    tone.start(begin);
    tone.stop(begin + TONE_SECONDS);
  });
  await new Promise((done) => setTimeout(done, TONES_HZ.length * TONE_SECONDS * 1000));
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
