// Owns how a way's steps are parted for the screen: legs of one height, and sheets of as many steps
// as there is room for. Pure: it must not know the page, words or the server.

/**
 * The legs of a way, in its order: `{first, last, levelIds}`, indexes into `steps`. Levels of equal
 * height are one leg, since one picture shows them; going up and coming down again are two.
 */
export function legsOf(steps, levels) {
  const ordinals = new Map(levels.map((level) => [level.id, level.ordinal]));
  const legs = [];
  let height;
  steps.forEach((step, index) => {
    const here = ordinals.get(step.levelId) ?? step.levelId;
    if (legs.length === 0 || here !== height)
      legs.push({ first: index, last: index, levelIds: [] });
    height = here;
    const leg = legs.at(-1);
    leg.last = index;
    if (!leg.levelIds.includes(step.levelId)) leg.levelIds.push(step.levelId);
  });
  return legs;
}

/**
 * What fits on the screen at a time: `{leg, first, last}`. A sheet never holds steps of two legs,
 * and the sheets of a leg are as even as can be, so that no step stands alone without need.
 */
export function sheetsOf(legs, room) {
  return legs.flatMap(({ first, last }, leg) => {
    const count = last - first + 1;
    const sheets = Math.ceil(count / room);
    return Array.from({ length: sheets }, (_, sheet) => ({
      leg,
      first: first + Math.round((sheet * count) / sheets),
      last: first + Math.round(((sheet + 1) * count) / sheets) - 1,
    }));
  });
}

/** The picture that shows the step, or the last one that begins before it; null without pictures. */
export function pictureAt(pictures, step) {
  const begun = pictures.filter((picture) => picture.firstStep <= step);
  return begun.find((picture) => step <= picture.lastStep) ?? begun.at(-1) ?? pictures[0] ?? null;
}
