// Turns what a browser recorded into the file that the server recognises: 16 kHz, 16 bit, one
// channel. It must not know where the sound comes from.

const RATE = 16_000;
const HEAD_BYTES = 44;

/**
 * @param {Blob} recorded in any form that this browser records
 * @returns {Promise<Blob>} a WAV file. Rejects for what is no sound.
 */
export async function soundFile(recorded) {
  const decoder = new OfflineAudioContext(1, 1, RATE);
  const sound = await decoder.decodeAudioData(await recorded.arrayBuffer());
  return wav(mixed(sound));
}

function mixed(sound) {
  const samples = new Float32Array(sound.length);
  for (let channel = 0; channel < sound.numberOfChannels; channel += 1) {
    const own = sound.getChannelData(channel);
    for (let at = 0; at < own.length; at += 1) samples[at] += own[at] / sound.numberOfChannels;
  }
  return samples;
}

/** A WAV file of samples from -1 to 1. */
export function wav(samples) {
  const bytes = new DataView(new ArrayBuffer(HEAD_BYTES + samples.length * 2));
  const text = (at, word) => [...word].forEach((sign, index) => bytes.setUint8(at + index, sign.charCodeAt(0)));
  text(0, "RIFF");
  bytes.setUint32(4, HEAD_BYTES - 8 + samples.length * 2, true);
  text(8, "WAVEfmt ");
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, RATE, true);
  bytes.setUint32(28, RATE * 2, true);
  bytes.setUint16(32, 2, true);
  bytes.setUint16(34, 16, true);
  text(36, "data");
  bytes.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, index) =>
    bytes.setInt16(HEAD_BYTES + index * 2, Math.max(-1, Math.min(1, sample)) * 0x7fff, true),
  );
  return new Blob([bytes], { type: "audio/wav" });
}
