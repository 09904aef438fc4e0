// Owns what of the page is said when: a view and what can be done in it as it opens, a thing as one
// comes to it, news as they come. Must not know keys or sounds.

import { spoken } from "../words.js";
import { labelOf, textsOf } from "./reading.js";
import { allStops, choicesOf, leadsOf, rowsOfGroup, GROUP, signFor } from "./stops.js";

const HEADING = "#app h1";
const LIVE = "#app :is([role=alert], [role=status], [data-live])";
const WAITING = "#app :is(.state-loading, .loading-text, main [data-waiting])";
const QUESTION = "[role=alertdialog]";
const PRIVATE = "[data-private]";
/** What the signs of a pad are typed into. */
const TYPED_INTO = "#app input[type=text]";
/** Told twice: who walks by them hears them once, and again while setting out. */
const STEPS = ".step, .phone-sign";
/** Where the way leads and which step it is: said before the first step that is shown. */
const BEFORE_STEPS = ".page-place, .phone-progress > span";
const SETTLE_MS = 200;
const WAIT_WORD_MS = 2500;
/** What gets the focus this soon after a view opens is part of it. */
const OPENING_MS = 350;
const ANNOUNCED_MS = 1500;
const MOST_LEADS = 4;
const MOST_PREPARED = 24;

/**
 * @param {object} wishes
 * @param {ReturnType<typeof import("./player.js").createPlayer>} wishes.player
 * @param {() => boolean} wishes.hasHeadphones
 */
export function createNarrator({ player, hasHeadphones }) {
  let isOn = false;
  let opened = { heading: "", at: -Infinity, isIntroduced: true };
  let settling = 0;
  let waiting = 0;
  /** What one has come to last, beside headings. */
  let came = { element: null, at: -Infinity };
  /** What stands in the live parts of the page, so that only what is new is told. */
  let told = new Map();
  /** What may be said although others hear it: somebody has said so. */
  let aloud = new WeakSet();
  /** What the page itself told last: a heading that says the same is not said again. */
  let announced = { texts: [], isStep: false, at: -Infinity };
  /** The private part that is not said. */
  let heldBack = null;
  /** Private parts of which somebody was told how one types what is not said. */
  let explained = new WeakSet();

  /** The signs of a pad are as private as what they are typed into. */
  const privatePart = (element) =>
    element.closest(PRIVATE) ??
    (signFor(element) === null ? null : (document.querySelector(TYPED_INTO)?.closest(PRIVATE) ?? null));
  const isHushed = (part) => part !== null && !hasHeadphones() && !aloud.has(part);
  const isUnsaid = (element) => isHushed(privatePart(element));

  /** The texts of an element as they may be said here: what a field is for is no secret. */
  function heardOf(element) {
    if (!isUnsaid(element)) return textsOf(element);
    return signFor(element) === null ? [...labelOf(element), spoken("voice-private")] : howToCount(element);
  }

  /** Signs that are not said are counted, by the sound of each step. */
  function howToCount(sign) {
    const rows = rowsOfGroup(sign.closest(GROUP));
    const [first] = rows.find((row) => row.includes(sign));
    return [spoken("voice-private-signs", { first: signFor(first).toUpperCase() })];
  }

  function say(kind, element, before = []) {
    const part = privatePart(element);
    const isHeld = isHushed(part);
    if (isHeld && signFor(element) !== null) {
      if (explained.has(part)) return;
      explained.add(part);
    }
    const isControl = element.closest(".voice") !== null;
    // It stays until the view goes, so that who walks on by keypad can still have it said.
    if (!isControl && isHeld) heldBack = part;
    const times = element.matches(STEPS) ? 2 : 1;
    player.say(kind, heardOf(element), { lead: before, times, isControl, isPrivate: part !== null && !isHeld });
  }

  const headingOf = () => document.querySelector(HEADING);
  const isAlarm = () => document.querySelector(".alarm-band") !== null;
  const textOf = (element) => element?.textContent.trim() ?? "";

  /** A step is told with its heading; who goes on at once has not heard the heading of what follows. */
  const wasAnnounced = (heading) =>
    heading !== null &&
    (announced.isStep ? heading.matches(STEPS) : announced.texts.includes(textOf(heading))) &&
    performance.now() - announced.at < ANNOUNCED_MS;

  function open(heading, before = []) {
    opened = { heading: textOf(heading), at: performance.now(), isIntroduced: announced.isStep && wasAnnounced(heading) };
    if (isAlarm()) {
      // All of it at once: what to do cannot wait until it is looked for.
      const all = allStops().filter((stop) => !stop.closest(".page-header, .bottom-bar, .voice, button"));
      player.say("alarm", [...before, ...all.slice(0, all.findIndex((each) => each.matches(".step")) + 1 || 6).flatMap(textsOf)], { times: 2 });
      opened.isIntroduced = true;
      return;
    }
    if (heading && !wasAnnounced(heading)) {
      // The page may have put the focus into the view before its heading was seen.
      const parts = heading.matches(STEPS) ? document.querySelectorAll(BEFORE_STEPS) : [];
      const lead = [...before, ...[...parts].flatMap(textsOf)];
      const into = came.at > opened.at - OPENING_MS && came.element?.isConnected ? came.element : null;
      if (into?.closest("main")) say("focus", into, [...lead, ...heardOf(heading)]);
      else say("focus", heading, lead);
    }
    if (!heading && before.length) player.say("focus", before);
  }

  /** What can be done in a view, once it is all there. */
  function introduce() {
    if (!isOn || opened.isIntroduced || document.querySelector(QUESTION)) return;
    clearTimeout(waiting);
    if (document.querySelector(WAITING)) {
      waiting = setTimeout(() => {
        if (isOn && document.querySelector(WAITING)) player.say("news", [spoken("voice-waiting")], { isOfView: true });
      }, WAIT_WORD_MS);
      return;
    }
    opened.isIntroduced = true;
    const stops = allStops();
    const heading = headingOf();
    const leads = heading ? leadsOf(stops, heading).filter((each) => !privatePart(each)) : [];
    const count = choicesOf(stops).length;
    const said = player.texts();
    const texts = leads.slice(0, MOST_LEADS).flatMap(textsOf).filter((text) => !said.includes(text));
    if (count > 0) texts.push(spoken("voice-choices", { count, number: String(count) }));
    player.say("news", texts, { isOfView: true });
    player.prepare(choicesOf(stops).slice(0, MOST_PREPARED).flatMap(heardOf));
  }

  function tellLive() {
    const now = new Map();
    for (const element of document.querySelectorAll(LIVE)) {
      if (element.matches(".state-loading")) continue;
      const text = textOf(element);
      now.set(element, text);
      const isNew = element.hasAttribute("data-live") ? told.has(element) : true;
      if (!text || told.get(element) === text || !isNew) continue;
      const parts = element.matches("ol, ul") ? [...element.children] : [element];
      const texts = parts.flatMap(heardOf);
      if (texts.every((each) => player.texts().includes(each))) continue;
      player.say(element.matches("[role=alert]") ? "focus" : "news", texts);
    }
    told = now;
  }

  return {
    /** @param {string[]} welcome said before the view */
    begin(welcome) {
      isOn = true;
      told = new Map();
      for (const element of document.querySelectorAll(LIVE)) {
        if (!element.matches("[role=alert]")) told.set(element, textOf(element));
      }
      open(headingOf(), welcome);
      tellLive();
      settling = setTimeout(introduce, SETTLE_MS);
    },
    end() {
      isOn = false;
      clearTimeout(settling);
      clearTimeout(waiting);
      aloud = new WeakSet();
      explained = new WeakSet();
      heldBack = null;
      opened = { heading: "", at: -Infinity, isIntroduced: true };
    },
    /** The page has changed. @returns {boolean} whether another view is open */
    look() {
      if (!isOn) return false;
      const heading = headingOf();
      const isOther = heading !== null && textOf(heading) !== "" && textOf(heading) !== opened.heading;
      if (isOther) open(heading);
      tellLive();
      clearTimeout(settling);
      settling = setTimeout(introduce, SETTLE_MS);
      return isOther;
    },
    /** Somebody has come to an element. */
    come(element) {
      const isOpening = performance.now() - opened.at < OPENING_MS;
      if (element.matches("h1")) {
        if (!isOpening) say("focus", element);
        return;
      }
      came = { element, at: performance.now() };
      if (isAlarm() && isOpening) return;
      const heading = headingOf();
      if (isOpening && heading) say("focus", element, heardOf(heading));
      else {
        // What comes later is told even to who has gone on meanwhile.
        opened.isIntroduced ||= !document.querySelector(WAITING);
        say("focus", element);
      }
    },
    /** Says an element again. */
    read: (element) => say("focus", element),
    /**
     * @param {string[]} texts
     * @param {{assertive?: boolean, isStep?: boolean, isTwice?: boolean}} options
     */
    announce(texts, { assertive = false, isStep = false, isTwice = false }) {
      if (!isOn) return;
      announced = { texts, isStep, at: performance.now() };
      const quiet = isStep ? "focus" : "news";
      const grave = isAlarm() ? "alarm" : "warning";
      player.say(assertive ? grave : quiet, texts, { times: isStep || isTwice ? 2 : 1 });
      if (isStep) opened.isIntroduced = true;
    },
    textsOf: heardOf,
    /** Whether what an element shows, or types, is private and not said here. */
    isUnsaid,
    isHeldBack: () => heldBack !== null && heldBack.isConnected && isHushed(heldBack),
    /** Whoever stands here wants to hear the private part, whoever else does. */
    sayAloud() {
      if (heldBack === null) return;
      aloud.add(heldBack);
      const focused = document.activeElement;
      const element = heldBack.contains(focused) ? focused : heldBack;
      heldBack = null;
      say("focus", element);
    },
  };
}
