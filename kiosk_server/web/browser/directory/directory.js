// Leads whoever has the directory open to the page that shows the way out, as soon as an alarm
// begins here. The directory itself needs no script.

import { alarmAt } from "../frame/alarms.js";
import { boot } from "../frame/boot.js";
import { watchVenue } from "../frame/venue_watch.js";

/** A screen that stands somewhere; what is smaller is held in a hand. */
const KIOSK = "(min-width: 900px) and (orientation: portrait)";

function heed(alarms) {
  if (alarmAt(alarms, boot.levelId) === null) return;
  const { kiosk, phone } = boot.wayOut;
  location.replace(matchMedia(KIOSK).matches ? kiosk : phone);
}

heed(boot.alarms);
watchVenue({ onVenue: ({ alarms }) => heed(alarms) });
