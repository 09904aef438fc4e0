// How large plan pictures are asked for: as large as they are shown, in steps, so that phones of
// about the same size share their pictures on the server.

import { mode } from "../frame/modes.js";

const GRID_PX = 40;
const SIDE_PX = 32;
/** What words and buttons of a step need of the height. */
const WORDS_PX = { standard: 460, large: 580 };
/** The same where the words stand beside the picture. */
const BESIDE_PX = 190;
/** As the box of the first view, in css/phone.css. */
const HOME_RATIO = 3 / 5;
const LARGE_SYMBOLS = 1.4;

const onGrid = (px, least, most) =>
  Math.min(most, Math.max(least, Math.round(px / GRID_PX) * GRID_PX));

const isLandscape = () => innerWidth > innerHeight && innerHeight <= 520;

const symbolScale = () => (mode() === "large" ? LARGE_SYMBOLS : 1);

const widthPx = () => onGrid(Math.min(innerWidth, innerHeight) - SIDE_PX, 280, 640);

/** @returns {{widthPx: number, heightPx: number, symbolScale: number}} a PictureSizeInput */
export function stepPictureSize() {
  const heightPx = isLandscape() ? innerHeight - BESIDE_PX : innerHeight - WORDS_PX[mode()];
  return { widthPx: widthPx(), heightPx: onGrid(heightPx, 200, 640), symbolScale: symbolScale() };
}

export function levelPictureSize() {
  return { widthPx: widthPx(), heightPx: widthPx(), symbolScale: symbolScale() };
}

export function homePictureSize() {
  return {
    widthPx: widthPx(),
    heightPx: Math.round(widthPx() * HOME_RATIO),
    symbolScale: symbolScale(),
  };
}
