// Owns whether the browser lets this page be heard: most want somebody to touch the page first.

const SAMPLES = 80;
const SAMPLES_A_SECOND = 8000;
const QUIET = 128;
const HEADER_BYTES = 44;

/** Tries a hundredth of a second of silence. @returns {Promise<boolean>} */
export async function mayBeHeard() {
  if (navigator.userActivation?.hasBeenActive) return true;
  const address = URL.createObjectURL(new Blob([silence()], { type: "audio/wav" }));
  const audio = new Audio(address);
  try {
    await audio.play();
    return true;
  } catch (error) {
    // Without a device or a decoder no touch would help either.
    return error.name !== "NotAllowedError";
  } finally {
    audio.pause();
    URL.revokeObjectURL(address);
  }
}

/** A sound file of one channel and eight bits, in which nothing is heard. */
function silence() {
  const file = new DataView(new ArrayBuffer(HEADER_BYTES + SAMPLES));
  const name = (at, text) => [...text].forEach((sign, i) => file.setUint8(at + i, sign.charCodeAt(0)));
  name(0, "RIFF");
  file.setUint32(4, HEADER_BYTES - 8 + SAMPLES, true);
  name(8, "WAVEfmt ");
  file.setUint32(16, 16, true);
  file.setUint16(20, 1, true);
  file.setUint16(22, 1, true);
  file.setUint32(24, SAMPLES_A_SECOND, true);
  file.setUint32(28, SAMPLES_A_SECOND, true);
  file.setUint16(32, 1, true);
  file.setUint16(34, 8, true);
  name(36, "data");
  file.setUint32(40, SAMPLES, true);
  for (let at = 0; at < SAMPLES; at += 1) file.setUint8(HEADER_BYTES + at, QUIET);
  return file.buffer;
}
