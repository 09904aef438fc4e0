// Begins and ends voice mode, and holds it together: what of the page is said when, the keypad, the
// strip. The script that speaks begins here; it is fetched when somebody wants to listen.

import { focusMain, onAnnounce } from "../announcer.js";
import { onVoice, PACES, pace, setSpeaking, setVoice, VOLUMES, volume } from "../voice_switch.js";
import { spoken } from "../words.js";
import { allowCues, cue } from "./cues.js";
import { createExploring } from "./exploring.js";
import { hasHeadphones, noticeSocket, onHeadphones, setHeadphones } from "./headphones.js";
import { createKeypad } from "./keypad.js";
import { createNarrator } from "./narrator.js";
import { createPlayer } from "./player.js";
import { typed } from "./reading.js";
import { carry as carrySounds, forgetSounds } from "./sounds.js";
import { captionRoom, showStrip } from "./strip.js";

/** A focus this soon after a touch is the touch's. */
const TOUCH_MS = 600;
const QUESTION = "[role=alertdialog]";
/** A server that is busy is asked again for what a phone carries. */
const CARRY_TIMES = 3;
const CARRY_AGAIN_MS = 3000;

const app = document.getElementById("app");
let heard = { caption: "", isPaused: false, isBlocked: false, trouble: null };
let isOn = false;
let touchedAt = -Infinity;

const player = createPlayer({
  room: captionRoom,
  changed(now) {
    heard = now;
    draw();
  },
  onSaid({ kind }) {
    // Who listens is there, though they touch nothing; the question whether somebody is, is no proof.
    if (kind === "focus" && !document.querySelector(QUESTION)) dispatchEvent(new Event("voice-read"));
  },
});
const sound = (name) => cue(name, volume());
const tell = (id) => player.say("focus", [spoken(id)], { isControl: true });
const narrator = createNarrator({ player, hasHeadphones });
const keypad = createKeypad({
  read: (element) => narrator.read(element),
  repeat: () => player.repeat(),
  cue: sound,
  tell,
  isUnsaid: (element) => narrator.isUnsaid(element),
});
const exploring = createExploring({
  hear(element) {
    // A finger that is held is no touch of a control: what lies under it is read.
    touchedAt = -Infinity;
    keypad.goTo(element);
  },
  choose(element) {
    touchedAt = -Infinity;
    keypad.choose(element);
  },
  onFirst: () => player.say("news", [spoken("voice-explored")]),
});
const watcher = new MutationObserver((changes) => {
  // Its own strip is not news.
  const place = document.getElementById("voice");
  if (place?.hasChildNodes() && changes.every(({ target }) => place.contains(target))) return;
  // What was covered is said no more, and stands in no caption.
  if (player.isSayingPrivate() && !document.querySelector("[data-private]")) player.stop();
  if (narrator.look()) keypad.begin();
  draw();
});

const actions = {
  repeat: () => player.repeat(),
  pause: () => player.pause(),
  goOn: () => player.resume(),
  allow: () => player.allow(),
  sayAloud: () => narrator.sayAloud(),
  slower: () => turn("pace", PACES, pace(), -1, "voice-slowest"),
  faster: () => turn("pace", PACES, pace(), 1, "voice-fastest"),
  softer: () => turn("volume", VOLUMES, volume(), -1, "voice-softest"),
  louder: () => turn("volume", VOLUMES, volume(), 1, "voice-loudest"),
};

function turn(name, values, now, by, endId) {
  const next = values[values.indexOf(now) + by];
  if (next === undefined) {
    sound("no");
    tell(endId);
    return;
  }
  setSpeaking(name, next);
  player.tune();
  draw();
  // What was not heard well is said again; what is being said goes on.
  if (!player.isSaying()) player.repeat();
}

function draw() {
  if (isOn) showStrip({ ...heard, isPrivate: narrator.isHeldBack() }, actions);
}

function onFocus({ target }) {
  if (!(target instanceof Element) || !app.contains(target)) return;
  // Who touches a control of the voice wants what it does, not its name.
  if (target.closest(".voice") && performance.now() - touchedAt < TOUCH_MS) return;
  narrator.come(target);
  player.prepare(keypad.neighbours(target).flatMap((each) => narrator.textsOf(each)));
}

function onKey(event) {
  if (noticeSocket(event)) {
    event.preventDefault();
    return;
  }
  allowCues();
  player.allow();
  touchedAt = -Infinity;
  keypad.press(event);
}

function onTouch(event) {
  touchedAt = performance.now();
  allowCues();
  // The button that says so does it itself.
  if (!event?.target.closest?.(".voice-notice")) player.allow();
}

/** A key of the pad was chosen: what stands in the field now is said, or of what is private how much. */
function onClick({ target }) {
  const isKey = target instanceof Element && target.closest("[data-walk=letters] button");
  const field = isKey && document.querySelector("#app input[type=text]");
  if (!field) return;
  const count = field.value.length;
  const isCounted = count > 0 && narrator.isUnsaid(field);
  player.say("focus", [isCounted ? spoken("voice-typed-count", { count, number: String(count) }) : typed(field.value)]);
}

onHeadphones((isIn) => {
  if (!isOn) return;
  if (!isIn && player.isSayingPrivate()) player.stop();
  player.say("warning", [spoken(isIn ? "voice-headphones-in" : "voice-headphones-out")]);
  draw();
});
onAnnounce((texts, options) => isOn && narrator.announce(texts, options));
onVoice(() => isOn && draw());

/**
 * @param {object} how
 * @param {boolean} [how.byKeypad] its first key, rather than a touch
 * @param {boolean} [how.hasHeadphones] they were put in
 * @param {boolean} [how.isResumed] the visit was in voice mode before
 */
export function begin({ byKeypad = false, hasHeadphones: isIn = false, isResumed = false } = {}) {
  isOn = true;
  if (isIn) setHeadphones(true);
  if (!isResumed) onTouch();
  addEventListener("keydown", onKey, { capture: true });
  addEventListener("pointerdown", onTouch, { capture: true });
  exploring.begin();
  document.addEventListener("focusin", onFocus);
  document.addEventListener("click", onClick);
  // The page has a place for the strip from its next frame on.
  requestAnimationFrame(() => {
    if (!isOn) return;
    const welcome = byKeypad ? "voice-begins-keypad" : "voice-begins";
    narrator.begin(isResumed ? [] : [spoken(welcome)]);
    watcher.observe(app, { childList: true, subtree: true, characterData: true, attributes: true });
    draw();
    // From here on one goes by keys from the top, not from the button that was touched.
    if (!isResumed && document.activeElement?.closest(".bottom-bar")) focusMain();
  });
}

/** Silence, and nothing of this visit left. */
export function end() {
  isOn = false;
  watcher.disconnect();
  removeEventListener("keydown", onKey, { capture: true });
  removeEventListener("pointerdown", onTouch, { capture: true });
  exploring.end();
  document.removeEventListener("focusin", onFocus);
  document.removeEventListener("click", onClick);
  narrator.end();
  keypad.begin();
  player.stop();
  // Nobody watches the socket from here on: who comes next is taken to have no headphones.
  setHeadphones(false);
}

/**
 * Fetches what a way says, to be heard where there is no network.
 * @param {{texts: string[], addresses: string[]}} way
 */
export async function carry({ texts, addresses }) {
  for (let time = 0; time < CARRY_TIMES; time += 1) {
    if (await player.prepare(texts)) break;
    await new Promise((done) => setTimeout(done, CARRY_AGAIN_MS));
  }
  await carrySounds(addresses).catch(() => {});
}

/**
 * Silent while somebody is listened to.
 * @param {boolean} isSilent
 */
export async function hush(isSilent) {
  if (!player.hush(isSilent)) return;
  const milliseconds = cue(isSilent ? "listen" : "heard", volume());
  if (isSilent) await new Promise((done) => setTimeout(done, milliseconds));
}

/** Leaves no recording on the phone. */
export const forget = () => forgetSounds();

/** Ends it by itself where nothing can be heard. */
export const stop = () => setVoice(false);
