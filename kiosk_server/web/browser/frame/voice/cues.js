// Owns the short sounds that say what a key did: one further, at the end of the list, chosen, no
// further; and when somebody may speak. They are made here, so no file is fetched. Must not know words.

/** Tones in Hz, one after the other; each lasts TONE_SECONDS. */
const CUES = {
  step: [660],
  wrap: [660, 440, 660],
  choose: [520, 780],
  back: [780, 520],
  no: [220, 220],
  listen: [520, 660, 780],
  heard: [780, 660, 520],
};
const TONE_SECONDS = 0.07;
const GAIN = 0.16;
const FADE_SECONDS = 0.012;

let context = null;

/** Lets cues be heard: called in a touch, without which browsers keep silent. */
export function allowCues() {
  context ??= globalThis.AudioContext ? new AudioContext() : null;
  context?.resume().catch(() => {});
}

/**
 * @param {keyof CUES} name
 * @param {number} volume from 0 to 1
 * @returns {number} how long it is heard, in milliseconds
 */
export function cue(name, volume) {
  if (context?.state !== "running") return 0;
  CUES[name].forEach((hertz, at) => {
    const begin = context.currentTime + at * TONE_SECONDS;
    const tone = context.createOscillator();
    const gain = context.createGain();
    tone.frequency.value = hertz;
    gain.gain.setValueAtTime(0, begin);
    gain.gain.linearRampToValueAtTime(GAIN * volume, begin + FADE_SECONDS);
    gain.gain.setValueAtTime(GAIN * volume, begin + TONE_SECONDS - FADE_SECONDS);
    gain.gain.linearRampToValueAtTime(0, begin + TONE_SECONDS);
    tone.connect(gain).connect(context.destination);
    tone.start(begin);
    tone.stop(begin + TONE_SECONDS);
  });
  return CUES[name].length * TONE_SECONDS * 1000;
}
