// Owns the phone in an alarm: when its page begins and ends, from where the way out leads, and what
// is kept for a page that is opened again without network.
import { announce, focusMain } from "../frame/announcer.js";
import { alarmSpoken } from "../frame/alarm_parts.js";
import { alarmAt, alarmElsewhere, cannotUseStairs, needsToFlee } from "../frame/alarms.js";
import { boot } from "../frame/boot.js";
import { pictureTheme } from "../frame/modes.js";
import { show } from "../frame/view.js";
import { createWayOut } from "../frame/way_out.js";
import { locale } from "../frame/words.js";
import { alarmPage } from "./alarm_page.js";
import { forgetAlarm, keepAlarm, recallAlarm } from "./kept_alarm.js";
import { lastSpot } from "./last_spot.js";
import { ownSpot } from "./own_spot.js";
import { levelPictureSize } from "./picture_sizes.js";

/** Later than everything that the first view waits for. */
const CARRY_AFTER_MS = 4000;
/** A changed plan is not asked about by all phones at one moment. */
const SPREAD_MS = 8000;
/** How often what has failed is asked again, and the time looked at until which alarms are known. */
const HEAL_MS = 10_000;
const SHAKES_MS = [400, 200, 400];

/**
 * @param store  the page's store; its state has `walk`, `wish`, `locale` and `isReached`
 * @param {() => string} dataVersion  the newest that the page knows
 * @param {() => boolean} isLive  whether the page hears of the venue now
 */
export function createAlarm(store, dataVersion, isLive) {
  const kept = recallAlarm();
  const wayOut = createWayOut(known);
  // A page that is made in an alarm brings it. Without network it is a page that was kept.
  const isBrought = boot.alarms.length > 0 && navigator.onLine;
  let alarms = isBrought ? boot.alarms : (kept?.alarms ?? []);
  let heardAt = new Date(isBrought ? Date.now() : (kept?.keptAt ?? Date.now()));
  let isStairless = cannotUseStairs(store.state.wish.needs);
  /** The spot of the alarm's beginning: steps that were shown before are not walked any more. */
  let spot = null;
  let wish = null;
  /** The last way out that was told, and where it begins. */
  let carried = kept?.words ? { wish: kept.wish, words: kept.words, pictures: kept.pictures } : null;
  let told = "";
  let carrying = 0;

  const here = () => spot ?? lastSpot(store.state, ownSpot());
  const current = () => alarmAt(alarms, here().levelId);
  const changed = () => store.update({});

  function known() {
    const { answer, pictures, hasFailed } = wayOut.known();
    if (answer) carried = { wish, words: answer, pictures };
    else if (hasFailed) goBackToStart();
    keep();
    changed();
  }

  function keep() {
    if (carried || alarms.length > 0) keepAlarm({ alarms, ...carried }, heardAt.getTime());
    else forgetAlarm();
  }

  /** Without network a way from where one set out is better than none; it says whence. */
  function goBackToStart() {
    const { location, levelId, name } = ownSpot();
    const isFromThere = JSON.stringify(carried?.wish.from) === JSON.stringify(location);
    if (!isFromThere || spot?.name !== null) return;
    spot = { location, levelId, name };
    wayOut.begin(carried.wish, carried);
  }

  function want() {
    wish = { from: here().location, needs: needsToFlee(store.state.wish.needs, isStairless) };
    wayOut.want({
      ...wish,
      locale: locale(),
      theme: pictureTheme(),
      size: levelPictureSize(),
      dataVersion: dataVersion(),
    });
  }

  function carry(after) {
    clearTimeout(carrying);
    carrying = setTimeout(want, after);
  }

  function tell(alarm, { answer }) {
    const texts = alarmSpoken(alarm, answer, boot.venue);
    const text = texts.join();
    if (text === told) return;
    told = text;
    announce(texts, { assertive: true, isTwice: true });
  }

  function begin() {
    spot = lastSpot(store.state, ownSpot());
    isStairless = cannotUseStairs(store.state.wish.needs);
    scrollTo(0, 0);
    focusMain();
    // Browsers that were not touched yet complain of it.
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(SHAKES_MS);
  }

  /** Takes what is in force; whether an alarm is over with it. */
  function take(next) {
    const was = current();
    const isOver = alarms.length > 0 && next.length === 0;
    alarms = next;
    heardAt = new Date();
    const is = current();
    if (is && !was) begin();
    else if (was && !is) {
      spot = null;
      told = "";
      store.update({ hasAlarmEnded: true });
      focusMain();
    }
    keep();
    changed();
    return isOver;
  }

  const actions = {
    setStairless(is) {
      isStairless = is;
      changed();
    },
  };

  if (carried) wayOut.begin(carried.wish, carried);
  if (current()) begin();
  carry(CARRY_AFTER_MS);
  setInterval(() => {
    wayOut.heal();
    if (isLive()) heardAt = new Date();
  }, HEAL_MS);

  return {
    take,
    /** Leaves nothing of the way out behind; an alarm in force stays. */
    forget() {
      carried = null;
      keep();
    },
    /** The plan or a closure has changed. */
    renew() {
      if (!current()) carry(Math.random() * SPREAD_MS);
    },
    /** An alarm elsewhere, which nobody is to walk into; null: none. */
    elsewhere: () => alarmElsewhere(alarms, here().levelId),
    /** Shows the page, if there is an alarm here; whether there is. */
    present({ isReached }) {
      const alarm = current();
      if (!alarm) return false;
      want();
      const known = wayOut.known();
      const page = { alarm, known, isStairless, spot: here(), isReached, heardAt };
      show(alarmPage(page, actions));
      tell(alarm, known);
      return true;
    },
  };
}
