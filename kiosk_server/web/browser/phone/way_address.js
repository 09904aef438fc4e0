// Owns the address of the phone's page that leads somewhere, for the pages beside it.

import { boot } from "../frame/boot.js";
import { fragmentOf } from "../frame/fragment.js";
import { contrast, size } from "../frame/modes.js";
import { voicePace } from "../frame/voice_switch.js";
import { locale } from "../frame/words.js";

/** The page that leads to a place from the code that was scanned last, shown as this one is. */
export function wayAddress(placeId, needs) {
  const shown = { locale: locale(), mode: size(), contrast: contrast(), voice: voicePace() };
  const fragment = fragmentOf({ to: placeId, needs, ...shown });
  return `/go/${encodeURIComponent(boot.spot.code)}#${fragment}`;
}
