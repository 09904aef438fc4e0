// Owns the announcements of this kiosk's level: shows them, tells them to those who listen, and says
// them aloud where this kiosk is a loudspeaker of its level (`&loudspeaker=on` in its address).

import { announce } from "../frame/announcer.js";
import { createAnnouncementPlayer } from "../frame/announcement_player.js";
import { chime, recording } from "../frame/announcement_sounds.js";
import { watch } from "../frame/live.js";
import { ask } from "../frame/operations.js";
import { originate } from "../frame/origins.js";
import { newRequestId } from "../frame/request_ids.js";
import { reportScreen } from "../frame/screen_report.js";
import { isVoiceOn } from "../frame/voice_switch.js";
import { locale } from "../frame/words.js";

/**
 * @param {object} wishes
 * @param {{levelId: string} | null} wishes.spot
 * @param {() => boolean} wishes.isSilent whether nothing graver is on the page, such as an alarm
 * @param {() => void} wishes.changed
 * @param {(isEnrolled: boolean) => void} [wishes.onTold] whether this screen is one of the hospital's
 */
export function createAnnouncements({ spot, isSilent, changed, onTold }) {
  let shown = [];
  const told = new Set();
  const isLoudspeaker = new URLSearchParams(location.search).get("loudspeaker") === "on";
  const player = isLoudspeaker && spot ? loudspeaker(spot.levelId, isSilent) : null;

  function take({ announcements: zone }) {
    // Who is called sees it on a board and on the ticket; a kiosk is somebody else's just now.
    shown = zone.announcements.filter(({ isForAll }) => isForAll);
    changed();
    for (const each of shown.filter(({ id }) => !told.has(id))) {
      told.add(each.id);
      const { text, speechUrl } = inPageLanguage(each);
      announce(originate(text, { url: speechUrl }), { assertive: true });
    }
    player?.look(zone.askAgainAt);
  }

  return {
    begin() {
      if (!spot) return;
      watch("WatchAnnouncements", { zoneId: spot.levelId }, { onData: take });
      reportScreen({
        isLoudspeaker,
        onTold(isEnrolled) {
          if (isEnrolled) player?.admit();
          onTold?.(isEnrolled);
        },
      });
    },
    /** The texts that are shown now, the newest first. */
    texts: () =>
      shown
        .filter(({ expiresAt }) => Date.now() < new Date(expiresAt).getTime())
        .map((each) => inPageLanguage(each).text)
        .reverse(),
  };
}

/** Nothing is said over a visitor who is being read to: they are told by that voice. */
function loudspeaker(zoneId, isSilent) {
  return createAnnouncementPlayer({
    zoneId,
    playerId: newRequestId(),
    ask,
    mayPlay: () => isSilent() && !isVoiceOn(),
    chime,
    sound: recording,
  });
}

function inPageLanguage({ parts }) {
  return parts.find((part) => part.locale === locale()) ?? parts[0];
}
