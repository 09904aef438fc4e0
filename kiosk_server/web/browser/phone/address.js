// The page's address: what it says behind its `#`, kept in step with the page. Beside the frame's
// grammar it knows `here=<place id>`: one sets out from that place, and not from the code that was
// scanned, `back=true`: the way from the place `to` back to where one set out, and `view=person`: the
// page begins with who helps.

import { fragmentOf, readFragment } from "../frame/fragment.js";
import { isProfile } from "../frame/needs_values.js";
import { pageLook } from "../frame/page_look.js";

/**
 * @typedef {import("../frame/fragment.js").Wish &
 *   {here: string | null, isBack: boolean, misread: string[]}} PhoneWish
 * `misread`: keys whose value could not be meant
 */

/** @returns {PhoneWish} */
export function readAddress(hash = location.hash) {
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  const profile = said.get("needs");
  return {
    ...readFragment(hash),
    here: said.get("here") || null,
    isBack: said.get("back") === "true",
    misread: profile !== null && !isProfile(profile) ? ["needs"] : [],
  };
}

/** The view that another page of ours leads to; null: what the wish says. */
export function viewAsked(hash = location.hash) {
  return new URLSearchParams(hash.replace(/^#/, "")).get("view") === "person" ? "person" : null;
}

/**
 * The address of a wish on this spot, with the page's size and contrast; the query of before is in
 * it.
 */
export function addressOf(wish, locale) {
  const shown = { ...wish, ...pageLook(), locale };
  const here = wish.here ? `here=${encodeURIComponent(wish.here)}` : "";
  const pairs = [fragmentOf(shown), here, wish.to && wish.isBack ? "back=true" : ""].filter(Boolean);
  return `${location.pathname}#${pairs.join("&")}`;
}
