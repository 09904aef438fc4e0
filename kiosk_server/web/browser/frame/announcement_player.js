// Says a zone's announcements aloud, one after the other: asks for its turn, a chime, each language,
// and tells that it is done. Whoever does not say that it is done loses its turn, so nothing is
// lost with a player. It must not know pages; what makes sounds is given to it.

const AS_SCREEN = { asScreen: true };
const AGAIN_MS = 10_000;
/** Something may wait that is others' to say: who got nothing so often asks half as often each time. */
const OFTEN = 6;
const MOST_HALVINGS = 5;
/** A clock that is behind keeps nothing back for longer. */
const MOST_WAIT_MS = 15_000;
const PAUSE_BETWEEN_MS = 600;
/** Who could not be heard so often in a row leaves it to others, longer than their turn lasts. */
const FAILURES = 2;
const REST_MS = 90_000;
const MOST_DOUBLINGS = 3;

/**
 * @param {object} ports
 * @param {string} ports.zoneId
 * @param {boolean} [ports.isAtDoor] whether it hangs at a room's door, where the hall speaks for it
 * @param {string} ports.playerId
 * @param {(name: string, variables: object, options: object) => Promise<any>} ports.ask
 * @param {() => boolean} ports.mayPlay whether this page is silent just now and may make sounds
 * @param {() => Promise<boolean>} [ports.isHeard] whether the browser lets this page be heard
 * @param {() => Promise<void>} ports.chime
 * @param {(address: string, mayGoOn: () => boolean) => Promise<void>} ports.sound plays a recording
 *   to its end; rejects if it cannot, or may not go on
 * @param {(milliseconds: number) => Promise<void>} [ports.wait]
 */
export function createAnnouncementPlayer(ports) {
  const { zoneId, isAtDoor = false, playerId, ask, mayPlay, chime, sound } = ports;
  const { isHeard = async () => true, wait = pause } = ports;
  let isBusy = false;
  let timer = 0;
  /** Who is not enrolled, or for another level, is a loudspeaker of nothing. */
  let isRefused = false;
  /** When there may be something to say, as it was told last; null: nothing waits. */
  let wanted = null;
  /** How often it was told since then that there is nothing. */
  let nothings = 0;
  /** How many turns in a row nobody heard, and until when others are to have theirs. */
  let failures = 0;
  let restsUntil = 0;

  /** Looks for something to say, now or when there may be something. */
  function look(askAgainAt = null) {
    wanted = askAgainAt;
    nothings = 0;
    if (!isBusy) arm(0);
  }

  /** As long as anything waits there is a next time: the server's clock decides, not ours. */
  function arm(leastMs) {
    clearTimeout(timer);
    if (wanted === null || isRefused) return;
    const soon = new Date(wanted).getTime() - Date.now();
    const rest = restsUntil - Date.now();
    timer = setTimeout(attempt, Math.max(leastMs, rest, Math.min(soon, MOST_WAIT_MS)));
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
      arm(wanted === before ? againMs() : 0);
    }
  }

  const againMs = () => AGAIN_MS * 2 ** Math.min(MOST_HALVINGS, Math.max(0, nothings - OFTEN));

  async function sayNext() {
    // A turn of somebody who is not heard would keep those silent who are.
    if (!(await isHeard())) return;
    const wish = { zoneId, playerId, isAtDoor };
    const { claimAnnouncement: turn } = await ask("ClaimAnnouncement", wish, AS_SCREEN);
    nothings = turn === null ? nothings + 1 : 0;
    if (turn === null) return;
    const heard = await say(turn.parts);
    // What nobody heard is not done: another player gets it when this turn is over.
    if (heard === 0) {
      if (mayPlay()) fail();
      return;
    }
    failures = 0;
    await ask("FinishAnnouncement", { zoneId, playerId, announcementId: turn.id }, AS_SCREEN);
  }

  /** Who asks again before a turn is over gets it again: somebody else would never have it. */
  function fail() {
    failures += 1;
    if (failures < FAILURES) return;
    restsUntil = Date.now() + REST_MS * 2 ** Math.min(MOST_DOUBLINGS, failures - FAILURES);
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
