// Owns a board in an alarm: it shows the way out from where it hangs and nothing else. It carries that
// way from the start, so that it is there when all need it at once.

import { announce } from "../frame/announcer.js";
import { alarmSpoken } from "../frame/alarm_parts.js";
import { alarmAt, needsToFlee } from "../frame/alarms.js";
import { boot } from "../frame/boot.js";
import { show } from "../frame/view.js";
import { createWayOut } from "../frame/way_out.js";
import { alarmView } from "./alarm_view.js";

/** Later than everything that the first view waits for. */
const CARRY_AFTER_MS = 4000;
/** A changed plan is not asked about by all boards at one moment. */
const SPREAD_MS = 8000;
const SYMBOL_SCALE = 2;
const PLAN_PART = 0.5;

/**
 * @param {object} wishes
 * @param {() => void} wishes.changed called when there is something new to show
 * @param {() => {locale: string, isContrast: boolean, isLarge: boolean, dataVersion: string, time: string}} wishes.situation
 */
export function createBoardAlarm({ changed, situation }) {
  const wayOut = createWayOut(changed);
  let alarms = boot.alarms;
  /** The place of the zone; null: nobody knows where the board hangs. */
  let place = null;
  let told = "";
  let carrying = 0;

  const current = () => alarmAt(alarms, place?.level.id ?? null);

  function want() {
    if (!place) return;
    const { locale, isContrast, dataVersion } = situation();
    const onGrid = (px) => Math.min(2400, Math.max(240, Math.round(px / 8) * 8));
    wayOut.want({
      from: { placeId: place.id },
      needs: needsToFlee(null, false),
      locale,
      theme: isContrast ? "CONTRAST" : "STANDARD",
      size: {
        widthPx: onGrid(innerWidth * PLAN_PART),
        heightPx: onGrid(innerHeight * PLAN_PART),
        symbolScale: SYMBOL_SCALE,
      },
      dataVersion,
    });
  }

  function carry(after) {
    clearTimeout(carrying);
    carrying = setTimeout(want, after);
  }

  return {
    isOn: () => current() !== null,
    /** Where the board hangs. */
    stand(next) {
      const isOther = next?.id !== place?.id;
      place = next;
      if (isOther) carry(CARRY_AFTER_MS);
    },
    take(next) {
      alarms = next;
      if (!current()) told = "";
      changed();
    },
    /** The plan or a closure has changed. */
    renew: () => carry(Math.random() * SPREAD_MS),
    heal: () => wayOut.heal(),
    /** Shows the way out, if there is an alarm here; whether there is. */
    present() {
      const alarm = current();
      if (!alarm) return false;
      want();
      const known = wayOut.known();
      show(alarmView({ alarm, known, ...situation() }));
      const texts = alarmSpoken(alarm, known.answer, boot.venue);
      if (texts.join() !== told) announce(texts, { assertive: true });
      told = texts.join();
      return true;
    },
  };
}
