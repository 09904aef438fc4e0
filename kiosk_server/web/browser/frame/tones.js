// The chime of announcements and calls: three tones, made here.

const TONES_HZ = [659, 523, 784];

/**
 * @param {AudioContext} context that makes sounds
 * @param {{toneSeconds: number, gain: number}} how
 * @returns {number} how long it takes, in milliseconds
 */
export function playTones(context, { toneSeconds, gain: loudness }) {
  TONES_HZ.forEach((hertz, at) => {
    const begin = context.currentTime + at * toneSeconds;
    const tone = context.createOscillator();
    const gain = context.createGain();
    tone.frequency.value = hertz;
    gain.gain.setValueAtTime(loudness, begin);
    gain.gain.exponentialRampToValueAtTime(0.001, begin + toneSeconds);
    tone.connect(gain).connect(context.destination);
    tone.start(begin);
    tone.stop(begin + toneSeconds);
  });
  return TONES_HZ.length * toneSeconds * 1000;
}
