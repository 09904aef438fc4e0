// Owns the kiosk in an alarm: when its page begins and ends, and what is on it. It carries the way
// out from the start.
import { announce, focusMain } from "../frame/announcer.js";
import { alarmSpoken } from "../frame/alarm_parts.js";
import { alarmAt, cannotUseStairs, needsToFlee } from "../frame/alarms.js";
import { show } from "../frame/view.js";
import { createWayOut } from "../frame/way_out.js";
import { alarmPage } from "./alarm_page.js";

/** Later than everything that the first view waits for. */
const CARRY_AFTER_MS = 4000;
/** A changed plan is not asked about by all kiosks at one moment. */
const SPREAD_MS = 8000;
/** The next person may be able to use stairs: nobody is led to a refuge without having asked. */
const STAIRLESS_MS = 60_000;
const SYMBOL_SCALE = 1.6;
const SYMBOL_SCALE_LARGE = 2.1;
/** The part of the screen that the plan has, see css/kiosk/alarm.css. */
const PLAN_HEIGHT = 0.42;
const PLAN_HEIGHT_LARGE = 0.3;

/**
 * @param {object} wishes
 * @param {() => object} wishes.situation  as of kiosk.js
 * @param {() => void} wishes.changed  called when there is something new to show
 * @param {() => void} wishes.onBegin  called before the page is shown
 * @param {() => void} wishes.onEnd
 */
export function createAlarm({ situation, changed, onBegin, onEnd }) {
  const wayOut = createWayOut(changed);
  let alarms = [];
  let needs = null;
  let isStairless = false;
  let sheet = 0;
  let told = "";
  let back = 0;
  let carrying = 0;

  const current = () => alarmAt(alarms, situation().spot?.levelId ?? null);

  function want() {
    const { spot, locale, contrast, large, dataVersion } = situation();
    if (!spot) return;
    const onGrid = (px) => Math.min(2400, Math.max(240, Math.round(px / 8) * 8));
    wayOut.want({
      from: spot.location,
      needs: needsToFlee(needs, isStairless),
      locale,
      theme: contrast ? "CONTRAST" : "STANDARD",
      size: {
        widthPx: onGrid(innerWidth),
        heightPx: onGrid(innerHeight * (large ? PLAN_HEIGHT_LARGE : PLAN_HEIGHT)),
        symbolScale: large ? SYMBOL_SCALE_LARGE : SYMBOL_SCALE,
      },
      dataVersion,
    });
  }

  function carry(after) {
    clearTimeout(carrying);
    carrying = setTimeout(want, after);
  }

  function tell(alarm, { answer }, venue) {
    const texts = alarmSpoken(alarm, answer, venue);
    const text = texts.join();
    if (text === told) return;
    told = text;
    announce(texts, { assertive: true, isTwice: true });
  }

  const actions = {
    turnTo(to) {
      sheet = to;
      changed();
    },
    setStairless(wish) {
      isStairless = wish;
      sheet = 0;
      clearTimeout(back);
      if (wish) back = setTimeout(() => actions.setStairless(false), STAIRLESS_MS);
      changed();
    },
  };
  addEventListener("pointerdown", () => {
    if (isStairless) actions.setStairless(true);
  });
  carry(CARRY_AFTER_MS);

  return {
    /** Whether this kiosk shows the way out and nothing else. */
    isOn: () => current() !== null,
    /** Those in force, here and elsewhere. */
    get alarms() {
      return alarms;
    },
    /** What the server says is to be left; `visitNeeds` are those of whoever stands here. */
    take(next, visitNeeds) {
      const was = current();
      alarms = next;
      const is = current();
      if (is && !was) {
        needs = visitNeeds;
        actions.setStairless(cannotUseStairs(visitNeeds));
        onBegin();
        focusMain();
      } else if (was && !is) {
        clearTimeout(back);
        needs = null;
        isStairless = false;
        told = "";
        onEnd();
      }
      changed();
    },
    /** The plan or a closure has changed. */
    renew() {
      if (!current()) carry(Math.random() * SPREAD_MS);
    },
    /** Somebody looks whether what failed can be asked now. */
    heal: () => wayOut.heal(),
    /** Shows the page, if there is an alarm here; whether there is. */
    present(page) {
      const alarm = current();
      if (!alarm) return false;
      want();
      const known = wayOut.known();
      show(alarmPage({ ...page, alarm, known, isStairless, sheet }, actions));
      tell(alarm, known, page.venue);
      return true;
    },
  };
}
