// Owns the address of the phone's page that leads somewhere, for the pages beside it.

import { boot } from "../frame/boot.js";
import { fragmentOf } from "../frame/fragment.js";
import { pageLook } from "../frame/page_look.js";

/** The page that leads to a place from the code that was scanned last, shown as this one is. */
export function wayAddress(placeId, needs) {
  const fragment = fragmentOf({ to: placeId, needs, ...pageLook() });
  return `/go/${encodeURIComponent(boot.spot.code)}#${fragment}`;
}
