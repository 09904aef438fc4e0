// Owns the kiosk's address: what a page that is opened again needs to go on, and nothing about anybody.
import { boot } from "../frame/boot.js";
import { writeFragment } from "../frame/fragment.js";
import { contrast, mode } from "../frame/modes.js";
import { voicePace } from "../frame/voice_switch.js";
import { locale } from "../frame/words.js";
import { VIEWS_OF_A_WAY } from "./asking.js";

let written = null;

/** Writes what the address says of a visit, if that is new. */
export function keepAddress({ view, to, via, needs }) {
  const isGoing = VIEWS_OF_A_WAY.has(view);
  const wish = {
    to: isGoing ? to.id : null,
    via: isGoing ? via : [],
    needs: needs ?? {},
    locale: locale() === boot.locale ? null : locale(),
    mode: mode(),
    contrast: contrast(),
    voice: voicePace(),
  };
  const said = JSON.stringify(wish);
  if (said === written) return;
  written = said;
  writeFragment(wish);
}
