// Owns the announcements of a screen's zone, a kiosk's level or a board's waiting zone: shows them,
// tells them to those who listen, and says them aloud where this screen is a loudspeaker
// (`&loudspeaker=on` in its address).

import { announce } from "../frame/announcer.js";
import { createAnnouncementPlayer } from "../frame/announcement_player.js";
import { chime, recording } from "../frame/announcement_sounds.js";
import { watch } from "../frame/live.js";
import { ask } from "../frame/operations.js";
import { originate } from "../frame/origins.js";
import { newRequestId } from "../frame/request_ids.js";
import { reportScreen } from "../frame/screen_report.js";
import { mayBeHeard } from "../frame/sound_gate.js";
import { isVoiceOn } from "../frame/voice_switch.js";
import { locale } from "../frame/words.js";

/** Whether this screen is to be a loudspeaker and is none of the hospital's, as it was told last. */
let isMute = false;
export const isMuteLoudspeaker = () => isMute;

/**
 * @param {object} wishes
 * @param {{levelId: string} | {zoneId: string, isAtDoor: boolean} | null} wishes.spot where a kiosk
 *   or a board stands; null: nowhere
 * @param {() => boolean} wishes.isSilent whether nothing graver is on the page, such as an alarm
 * @param {() => void} wishes.changed
 * @param {(isEnrolled: boolean) => void} [wishes.onTold] whether this screen is one of the hospital's
 */
export function createAnnouncements({ spot, isSilent, changed, onTold }) {
  let shown = [];
  const told = new Set();
  let tellAgain = () => {};
  const isLoudspeaker = new URLSearchParams(location.search).get("loudspeaker") === "on";
  const zone = spot ? { zoneId: spot.zoneId ?? spot.levelId, isAtDoor: spot.isAtDoor ?? false } : null;
  const player = isLoudspeaker && zone ? loudspeaker(zone, isSilent) : null;

  function take({ announcements: now }) {
    // Who is called sees it on a board and on the ticket; a kiosk is somebody else's just now.
    shown = now.announcements.filter(({ isForAll }) => isForAll);
    changed();
    for (const each of shown.filter(({ id }) => !told.has(id))) {
      told.add(each.id);
      const { text, speechUrl } = inPageLanguage(each);
      announce(originate(text, { url: speechUrl }), { assertive: true });
    }
    player?.look(now.askAgainAt);
  }

  return {
    begin() {
      if (!zone) return;
      watch("WatchAnnouncements", { zoneId: zone.zoneId }, { onData: take });
      tellAgain = reportScreen({
        isLoudspeaker,
        ...zone,
        onTold(isEnrolled) {
          if (isEnrolled) player?.admit();
          heedMute(isLoudspeaker && !isEnrolled);
          onTold?.(isEnrolled);
        },
      });
    },
    /** Whether this screen is heard has changed: calls are said here from now on, and not elsewhere. */
    heardAgain: () => tellAgain(),
    /** The texts that are shown now, the newest first. */
    texts: () => inForce().map((each) => inPageLanguage(each).text),
    /** The same in all languages: parts with `locale` and `text`. */
    parts: () => inForce().map((each) => each.parts),
  };

  function heedMute(now) {
    if (now === isMute) return;
    isMute = now;
    changed();
  }

  function inForce() {
    return shown.filter(({ expiresAt }) => Date.now() < new Date(expiresAt).getTime()).reverse();
  }
}

/** Nothing is said over a visitor who is being read to: they are told by that voice. */
function loudspeaker(zone, isSilent) {
  return createAnnouncementPlayer({
    ...zone,
    playerId: newRequestId(),
    ask,
    mayPlay: () => isSilent() && !isVoiceOn(),
    isHeard: mayBeHeard,
    chime,
    sound: recording,
  });
}

function inPageLanguage({ parts }) {
  return parts.find((part) => part.locale === locale()) ?? parts[0];
}
