// The line under a page's header that tells of an alarm elsewhere, and that one here is over.

import { html, nothing } from "lit-html";

import { alarmArguments } from "../frame/alarms.js";
import { boot } from "../frame/boot.js";
import { icon } from "../frame/parts.js";
import { say } from "../frame/words.js";

/** That somewhere else is to be left, or that an alarm here is over. */
export function alarmLine({ alarm, hasAlarmEnded }) {
  if (!alarm && !hasAlarmEnded) return nothing;
  const text = alarm
    ? say("alarm-elsewhere", alarmArguments(alarm, boot.venue))
    : say("alarm-ended");
  return html`<p class="banner ${alarm ? "" : "banner-notice"}" role="status">
    ${icon(alarm ? "siren" : "check")}<span>${text}</span>
  </p>`;
}
