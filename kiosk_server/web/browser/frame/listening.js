// Listens to what a visitor says: from the microphone to text, and from text to what may be meant.
// One listening at a time; nothing is kept. It must not know how anything is shown.

import { boot, CREDENTIALS } from "./boot.js";
import { openFoundFirst } from "./open_first.js";
import { ask } from "./operations.js";
import { spokenAs } from "./origins.js";
import { soundFile } from "./sound_file.js";
import { hushVoice } from "./voice_switch.js";
import { locale, say } from "./words.js";

/** @typedef {"idle" | "asking" | "listening" | "recognising" | "heard" | "failed"} Status */

const LOOK_MS = 100;
/** Loudness, of 1, from which somebody speaks. */
const SPEAKING = 0.02;
const SILENCE_AFTER_MS = 1800;
const SILENCE_BEFORE_MS = 6000;
const ANSWER_MS = 12_000;
const MICROPHONE = { channelCount: 1, echoCancellation: true, noiseSuppression: true };
const NOTHING = Object.freeze({ status: "idle", text: "", problem: null, understood: null });

/** Whether this server and this browser can listen. */
export const canListen = Boolean(
  boot.listening && window.isSecureContext && navigator.mediaDevices?.getUserMedia && window.MediaRecorder,
);

/** @type {{status: Status, text: string, problem: string | null, understood: any}} */
let now = NOTHING;
/** What runs; another one, or none, means that this one was given up. */
let current = null;
const listeners = new Set();

/** What is known now. */
export const listening = () => now;

/** Calls `listener()` at every change. */
export function onListening(listener) {
  listeners.add(listener);
}

function know(change) {
  now = { ...NOTHING, ...change };
  if (now.status !== "listening") hushVoice(false);
  listeners.forEach((listener) => listener());
}

const fail = (id) => know({ status: "failed", problem: say(id) });

/** Gives up what runs and forgets what was said. */
export function forgetListening() {
  current?.end();
  current = null;
  if (now.status !== "idle") know({});
}

/** What was said is whole: it is recognised now. */
export function stopListening() {
  current?.stop();
}

/** Listens, in the place and with the needs of `where`: variables of Understand. */
export async function startListening(where) {
  forgetListening();
  const own = { end() {}, stop() {} };
  current = own;
  const isCurrent = () => current === own;
  know({ status: "asking" });
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: MICROPHONE });
  } catch (error) {
    if (isCurrent()) {
      current = null;
      fail(error.name === "NotAllowedError" ? "listen-denied" : "listen-no-microphone");
    }
    return;
  }
  // The microphone hears the page's own voice too.
  if (isCurrent()) await hushVoice(true);
  const recorded = isCurrent() ? await record(stream, own) : null;
  release(stream);
  if (!isCurrent()) return;
  if (recorded === null) {
    current = null;
    fail("listen-silence");
    return;
  }
  know({ status: "recognising" });
  await recognise(recorded, where, isCurrent);
  if (isCurrent()) current = null;
}

function release(stream) {
  for (const track of stream.getTracks()) track.stop();
}

/** Records until it is stopped, silent or long enough. Null: nobody said anything. */
function record(stream, own) {
  return new Promise((resolve) => {
    const pieces = [];
    const recorder = new MediaRecorder(stream);
    const ears = watchLevel(stream);
    const begun = performance.now();
    let lastSpoken = null;
    const finish = () => recorder.state !== "inactive" && recorder.stop();
    const look = setInterval(() => {
      const at = performance.now();
      const level = ears.level();
      showLevel(level);
      if (level > SPEAKING) lastSpoken = at;
      const isSilent =
        lastSpoken === null ? at - begun > SILENCE_BEFORE_MS : at - lastSpoken > SILENCE_AFTER_MS;
      if (isSilent || at - begun > boot.listening.mostSeconds * 1000) finish();
    }, LOOK_MS);
    recorder.ondataavailable = ({ data }) => pieces.push(data);
    recorder.onstop = () => {
      clearInterval(look);
      ears.close();
      resolve(lastSpoken === null ? null : new Blob(pieces, { type: recorder.mimeType }));
    };
    own.stop = finish;
    own.end = finish;
    recorder.start();
    know({ status: "listening" });
  });
}

/** How loud it is now, from 0 to 1. */
function watchLevel(stream) {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    level() {
      analyser.getFloatTimeDomainData(samples);
      return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    },
    close: () => context.close(),
  };
}

/** Ten times a second: too often to show the whole page anew. */
function showLevel(level) {
  const meter = document.querySelector("#listen-level");
  if (meter) meter.value = Math.min(1, Math.sqrt(level) * 1.6);
}

async function recognise(recorded, where, isCurrent) {
  try {
    const answer = await fetch(boot.listening.address, {
      method: "POST",
      headers: { "Accept-Language": locale(), "Content-Type": "audio/wav" },
      credentials: CREDENTIALS,
      cache: "no-store",
      body: await soundFile(recorded),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const told = await answer.json();
    if (!isCurrent()) return;
    if (!answer.ok) {
      know({ status: "failed", problem: spokenAs(told.message, "listen-failed") });
      return;
    }
    const { text } = told;
    const { understand } = await ask("Understand", { ...where, text });
    const candidates = openFoundFirst(understand.candidates);
    if (isCurrent()) know({ status: "heard", text, understood: { ...understand, candidates } });
  } catch (error) {
    if (!isCurrent()) return;
    const isOffline = error instanceof TypeError || error.kind === "offline";
    fail(isOffline ? "listen-offline" : "listen-failed");
  }
}
