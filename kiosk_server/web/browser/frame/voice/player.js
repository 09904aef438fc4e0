// Owns the one sound that is heard, and the words that are shown with it: takes what is to be said
// in its order, fetches it, plays it, goes on. Must not know the page.

import { AskError } from "../operations.js";
import { pace, volume } from "../voice_switch.js";
import { addressesOf, forgetSaid, knownAddressOf, soundsOf } from "./said.js";
import { sentenceOf } from "./reading.js";
import { BusyError, GoneError, soundAt } from "./sounds.js";
import { advance, arrange } from "./speech_order.js";

const GAP_MS = 250;
const GAP_BEFORE_AGAIN_MS = 900;
/** How long words without a voice stay to be read. */
const READING_MS = 900;
const READING_MS_A_SIGN = 150;
const READING_MS_A_LETTER = 60;
const HAN = /\p{Script=Han}/u;
const WIDE = /[\p{Script=Han}，。：；！？“”（）]/gu;
const LETTER_WIDTH = 0.55;
/** A sound of nothing: played in a touch, it lets the page speak later. */
const SILENCE = "RIFF$\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0data\0\0\0\0";

/**
 * @typedef {object} Heard what the strip shows
 * @property {string} caption
 * @property {boolean} isPaused
 * @property {boolean} isBlocked the browser keeps silent until it is touched
 * @property {"offline" | "unspoken" | null} trouble why words are only shown
 */

/**
 * @param {object} wishes
 * @param {() => number} wishes.room how wide a text may be shown at a time, in Han characters
 * @param {(heard: Heard) => void} wishes.changed
 * @param {(said: import("./speech_order.js").Said) => void} wishes.onSaid one was said to its end
 */
export function createPlayer({ room, changed, onSaid }) {
  const audio = new Audio();
  audio.preservesPitch = true;
  let order = { now: null, waiting: [] };
  let heard = { caption: "", isPaused: false, isBlocked: false, trouble: null };
  let turn = 0;
  let last = null;
  /** Somebody is being listened to: only an alarm is said. */
  let isHushed = false;
  /** What is said when they have spoken. */
  let afterwards = [];
  /** Ends the wait for the present sound. */
  let finish = () => {};
  /** Goes on where it was paused. */
  let goOn = () => {};

  function show(patch) {
    heard = { ...heard, ...patch };
    changed(heard);
  }

  function say(kind, texts, { lead = [], times = 1, isPrivate = false, isControl = false, isOfView = false } = {}) {
    const told = [...lead, ...texts].filter(Boolean);
    if (told.length === 0) return;
    const again = times > 1 ? texts : [];
    const next = { kind, texts: told, again, times, isPrivate, isControl, isOfView, at: performance.now() };
    if (isHushed && kind !== "alarm") {
      // News of that time are none any more, and of what somebody came to the last counts.
      if (kind === "focus") afterwards = afterwards.filter((each) => each.kind !== kind);
      if (kind !== "news") afterwards.push(next);
      return;
    }
    const { stops, ...arranged } = arrange(order, next);
    order = arranged;
    // The names of the voice's controls are heard in a pause too, and do not end it.
    if (kind !== "news" && !isControl && heard.isPaused) resume();
    if (stops) begin();
  }

  function begin() {
    stopSound();
    if (order.now === null) {
      show({ caption: "" });
      return;
    }
    // Who repeats wants what was said before they came to the control that repeats, or were warned.
    if (!order.now.isControl && order.now.kind !== "warning") last = order.now;
    const own = (turn += 1);
    speak(order.now, () => own === turn).then(() => {
      if (own !== turn) return;
      onSaid(order.now);
      order = advance(order);
      if (order.now) begin();
    });
  }

  function stopSound() {
    turn += 1;
    audio.pause();
    finish();
    goOn();
  }

  async function speak(said, isMine) {
    let groups = inParts(said.texts, room());
    show({ caption: groups[0].sentence, trouble: null });
    for (let time = 0; time < said.times; time += 1) {
      if (time > 0) {
        if (isMine()) order = { ...order, now: { ...order.now, isAgain: true } };
        await wait(GAP_BEFORE_AGAIN_MS);
        groups = inParts(said.again, room());
      }
      for (const { sentence, texts } of groups) {
        if (!isMine()) return;
        const sounds = texts.flatMap((text) => soundsOf(text));
        const addresses = await addressesOrNone(sounds);
        for (const [at, sound] of sounds.entries()) {
          if (!isMine()) return;
          if (heard.caption !== sentence) show({ caption: sentence });
          await hear(sound, addresses[at], isMine);
          if (!isMine()) return;
          await wait(GAP_MS);
        }
      }
    }
  }

  async function addressesOrNone(sounds) {
    try {
      return await addressesOf(sounds);
    } catch (error) {
      if (!(error instanceof AskError)) throw error;
      show({ trouble: "offline" });
      // What is on this device already is heard all the same.
      return sounds.map(knownAddressOf);
    }
  }

  async function hear(sound, address, isMine) {
    const blob = address === null ? null : await fetched(sound, address);
    if (!isMine()) return;
    if (blob) await play(sound.text, blob, isMine);
    else {
      show({ trouble: heard.trouble ?? "unspoken" });
      await wait(readingMs(sound.text));
    }
  }

  /** Asks for a forgotten recording once more. */
  async function fetched(sound, address) {
    try {
      return await soundAt(address);
    } catch (error) {
      if (!(error instanceof GoneError)) {
        if (!(error instanceof BusyError)) show({ trouble: "offline" });
        return null;
      }
    }
    try {
      forgetSaid();
      const [anew] = await addressesOf([sound]);
      return anew === null ? null : await soundAt(anew);
    } catch {
      return null;
    }
  }

  async function play(text, blob, isMine) {
    URL.revokeObjectURL(audio.src);
    audio.src = URL.createObjectURL(blob);
    audio.dataset.said = text;
    tune();
    await paused();
    if (!isMine()) return;
    const ended = new Promise((done) => {
      finish = done;
      audio.onended = done;
      audio.onerror = done;
    });
    start();
    await ended;
  }

  function start() {
    audio.play().then(
      () => heard.isBlocked && show({ isBlocked: false }),
      (error) => {
        if (error.name === "NotAllowedError") show({ isBlocked: true });
        else if (error.name !== "AbortError") finish();
      },
    );
  }

  function tune() {
    audio.defaultPlaybackRate = pace();
    audio.playbackRate = pace();
    audio.volume = volume();
  }

  async function wait(milliseconds) {
    const own = turn;
    await new Promise((done) => {
      const timer = setTimeout(done, milliseconds);
      finish = () => {
        clearTimeout(timer);
        done();
      };
    });
    if (own === turn) await paused();
  }

  const paused = () =>
    heard.isPaused && !order.now?.isControl ? new Promise((done) => (goOn = done)) : Promise.resolve();

  function pause() {
    if (order.now === null || heard.isPaused) return;
    audio.pause();
    show({ isPaused: true });
    if (!order.now.isControl) return;
    // Who came to “pause” by its name means what that name cut off.
    order = advance(order);
    begin();
  }

  function resume() {
    if (!heard.isPaused) return;
    show({ isPaused: false });
    if (audio.src && audio.paused && !audio.ended && audio.currentTime > 0) start();
    goOn();
  }

  function drop() {
    order = { now: null, waiting: [] };
    stopSound();
    show({ caption: "" });
  }

  return {
    say,
    pause,
    resume,
    tune,
    /** Says the last thing again. */
    repeat() {
      if (last) say("focus", last.texts, last);
    },
    /** The texts of now and of what waits. */
    texts: () => [order.now, ...order.waiting].filter(Boolean).flatMap(({ texts }) => texts),
    /**
     * @param {boolean} now silent while somebody is listened to, so that their voice is not mistaken
     * @returns {boolean} whether it was not so already
     */
    hush(now) {
      if (now === isHushed) return false;
      isHushed = now;
      if (now && order.now?.kind !== "alarm") drop();
      for (const next of afterwards.splice(0)) say(next.kind, next.texts, next);
      return true;
    },
    isSayingPrivate: () => Boolean(order.now?.isPrivate),
    isSaying: () => order.now !== null,
    /** Called in a touch: lets the page speak. */
    allow() {
      if (heard.isBlocked) start();
      else if (!audio.src) {
        audio.src = URL.createObjectURL(new Blob([Uint8Array.from(SILENCE, (sign) => sign.charCodeAt(0))]));
        audio.play().catch(() => {});
      }
    },
    /** Silence. */
    stop() {
      isHushed = false;
      afterwards = [];
      last = null;
      drop();
      show({ caption: "", isPaused: false, isBlocked: false, trouble: null });
    },
    /** Fetches what will be said soon. @returns {Promise<boolean>} whether all of it is there */
    async prepare(texts) {
      const sounds = texts.flatMap((text) => soundsOf(text));
      let isWhole = true;
      try {
        const addresses = await addressesOf(sounds);
        for (const address of addresses) {
          // What does not come is fetched again when it is said, and keeps none of the others back.
          if (address) await soundAt(address).catch(() => (isWhole = false));
        }
      } catch {
        // The addresses are asked for again when it is said.
        isWhole = false;
      }
      return isWhole;
    },
  };
}

function readingMs(text) {
  const each = HAN.test(text) ? READING_MS_A_SIGN : READING_MS_A_LETTER;
  return READING_MS + each * text.length;
}

function widthOf(text) {
  const wide = text.match(WIDE)?.length ?? 0;
  return wide + (text.length - wide) * LETTER_WIDTH;
}

/** Texts in parts that are short enough to be shown large. */
function inParts(texts, room) {
  const parts = [];
  for (const text of texts) {
    const part = parts.at(-1);
    if (part && widthOf(sentenceOf([...part, text])) <= room) part.push(text);
    else parts.push([text]);
  }
  return parts.map((part) => ({ sentence: sentenceOf(part), texts: part }));
}
