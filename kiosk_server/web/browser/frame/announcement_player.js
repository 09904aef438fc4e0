// Says a level's announcements aloud, one after the other: asks for its turn, a chime, each language,
// and tells that it is done. Whoever does not say that it is done loses its turn, so nothing is
// lost with a player. It must not know pages; what makes sounds is given to it.

const AS_SCREEN = { asScreen: true };
const AGAIN_MS = 10_000;
/** A clock that is behind keeps nothing back for longer. */
const MOST_WAIT_MS = 15_000;
const PAUSE_BETWEEN_MS = 600;

/**
 * @param {object} ports
 * @param {string} ports.zoneId
 * @param {string} ports.playerId
 * @param {(name: string, variables: object, options: object) => Promise<any>} ports.ask
 * @param {() => boolean} ports.mayPlay whether this page is silent just now and may make sounds
 * @param {() => Promise<void>} ports.chime
 * @param {(address: string, mayGoOn: () => boolean) => Promise<void>} ports.sound plays a recording
 *   to its end; rejects if it cannot, or may not go on
 * @param {(milliseconds: number) => Promise<void>} [ports.wait]
 */
export function createAnnouncementPlayer(ports) {
  const { zoneId, playerId, ask, mayPlay, chime, sound, wait = pause } = ports;
  let isBusy = false;
  let timer = 0;
  /** Who is not enrolled, or for another level, is a loudspeaker of nothing. */
  let isRefused = false;
  /** When there may be something to say, as it was told last; null: nothing waits. */
  let wanted = null;

  /** Looks for something to say, now or when there may be something. */
  function look(askAgainAt = null) {
    wanted = askAgainAt;
    if (!isBusy) arm(0);
  }

  /** As long as anything waits there is a next time: the server's clock decides, not ours. */
  function arm(leastMs) {
    clearTimeout(timer);
    if (wanted === null || isRefused) return;
    const soon = new Date(wanted).getTime() - Date.now();
    timer = setTimeout(attempt, Math.max(leastMs, Math.min(soon, MOST_WAIT_MS)));
  }

  async function attempt() {
    if (isBusy) return;
    if (!mayPlay()) {
      arm(AGAIN_MS);
      return;
    }
    isBusy = true;
    const before = wanted;
    try {
      await sayNext();
    } catch (error) {
      if (error.kind === undefined) throw error;
      isRefused = error.kind === "refused";
    } finally {
      isBusy = false;
      arm(wanted === before ? AGAIN_MS : 0);
    }
  }

  async function sayNext() {
    const { claimAnnouncement: turn } = await ask("ClaimAnnouncement", { zoneId, playerId }, AS_SCREEN);
    if (turn === null) return;
    const heard = await say(turn.parts);
    // What nobody heard is not done: another player gets it when this turn is over.
    if (heard === 0) return;
    await ask("FinishAnnouncement", { zoneId, playerId, announcementId: turn.id }, AS_SCREEN);
  }

  /** How many of the parts were heard. */
  async function say(parts) {
    const spoken = parts.filter(({ speechUrl }) => speechUrl !== null);
    if (spoken.length === 0) return 0;
    let heard = 0;
    await chime();
    for (const { speechUrl } of spoken) {
      await wait(PAUSE_BETWEEN_MS);
      // Something graver has begun: the whole is said again when that is over.
      if (!mayPlay()) return 0;
      heard += await soundTwice(speechUrl);
    }
    return mayPlay() ? heard : 0;
  }

  /** A language is not left out because its recording did not come at once. */
  async function soundTwice(address) {
    for (const isLast of [false, true]) {
      try {
        await sound(address, mayPlay);
        return 1;
      } catch {
        if (isLast || !mayPlay()) return 0;
        await wait(PAUSE_BETWEEN_MS);
      }
    }
    return 0;
  }

  /** It is known as a screen, maybe again. */
  function admit() {
    if (!isRefused) return;
    isRefused = false;
    if (!isBusy) arm(0);
  }

  return { look, admit };
}

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
