// Which alarm concerns the place where a page stands, and what somebody needs who must get out. Pure
// values and rules; knows no network and no page.

/**
 * @typedef {object} Alarm  of subscription WatchVenue
 * @property {string} id
 * @property {{id: string} | null} building  what is to be left; null: all of it
 * @property {string[]} levelIds  the levels that are to be left
 * @property {boolean} isDrill
 * @property {string | null} reason
 * @property {string} startedAt
 */

/** Travellers who are led to no stairs. Nobody who flees is asked to sign in. */
const STAIRLESS = new Set(["WHEELCHAIR", "POWERED_CHAIR", "WALKING_FRAME", "PRAM", "BED"]);

/**
 * The alarm that somebody on a level must heed; null: none. The server names those in earnest first.
 * @param {Alarm[]} alarms
 * @param {string | null} levelId  null: nobody knows where the page stands, so every alarm counts
 */
export function alarmAt(alarms, levelId) {
  const counts = ({ levelIds }) => levelId === null || levelIds.includes(levelId);
  return alarms.find(counts) ?? null;
}

/**
 * An alarm elsewhere, which somebody here must not walk into; null: none.
 * @param {Alarm[]} alarms
 * @param {string | null} levelId
 */
export function alarmElsewhere(alarms, levelId) {
  return alarmAt(alarms, levelId) === null ? (alarms[0] ?? null) : null;
}

/**
 * What names an alarm, as arguments of the messages `alarm-name` and `alarm-elsewhere`. The page's own
 * names are used, since they are in its language whatever the network does.
 * @param {Alarm} alarm
 * @param {{levels: {id: string, buildingName: string | null}[]}} venue
 */
export function alarmArguments({ building, levelIds, isDrill }, { levels }) {
  const name = building && levels.find(({ id }) => levelIds.includes(id))?.buildingName;
  return {
    kind: isDrill ? "drill" : "earnest",
    scope: name ? "building" : "venue",
    building: name ?? "",
  };
}

/** Whether somebody said so beside how they travel. */
const refusesStairs = (needs) => needs?.mayUseStairs === false;

/** Whether somebody who travels so is led by no stairs. */
export function cannotUseStairs(needs) {
  const { profile } = needs ?? {};
  return refusesStairs(needs) || STAIRLESS.has(profile);
}

/**
 * The needs to flee with. Who can use stairs walks, whatever is easier on other days; else the needs
 * of the visit if they are such, less what only makes a way easier or surer, and a wheelchair's if
 * nothing is known.
 * @param {Record<string, any> | null} needs of the visit
 * @param {boolean} isStairless
 */
export function needsToFlee(needs, isStairless) {
  if (!isStairless) return { profile: "WALKING" };
  if (!cannotUseStairs(needs)) return { profile: "WHEELCHAIR" };
  // A door that somebody has to hold open, and a floor that nobody measured, are better than no way.
  const { mayUseManualDoors: _doors, evidence: _evidence, ...kept } = needs;
  return kept;
}
