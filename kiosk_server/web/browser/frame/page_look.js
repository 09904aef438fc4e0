// Owns how this page is shown now, in the form in which addresses carry it to the next one.

import { contrast, size } from "./modes.js";
import { voicePace } from "./voice_switch.js";
import { locale } from "./words.js";

/** @returns {Partial<import("./fragment.js").Wish>} language, size, contrast and pace of the voice */
export const pageLook = () => ({
  locale: locale(),
  mode: size(),
  contrast: contrast(),
  voice: voicePace(),
});
