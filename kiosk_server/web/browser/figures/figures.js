// Gives the page of waiting times, which is whole without a script, the bar with language, size,
// contrast and voice, and has it written anew as soon as an alarm begins or ends.

import { render } from "lit-html";

import { boot } from "../frame/boot.js";
import { readFragment } from "../frame/fragment.js";
import { onModes } from "../frame/modes.js";
import { learn, originate } from "../frame/origins.js";
import { bottomBar } from "../frame/parts.js";
import { guardTaps } from "../frame/taps.js";
import { watchVenue } from "../frame/venue_watch.js";
import { whenQuiet } from "../frame/view.js";
import { recall } from "../frame/visit.js";
import { beginVoice, onVoice, warmVoice } from "../frame/voice_switch.js";
import { locale, onLocale } from "../frame/words.js";

const root = document.documentElement;
const app = document.getElementById("app");
const foot = document.createElement("div");
const idsOf = (alarms) => alarms.map(({ id }) => id).join(" ");

const cameFromHere = () =>
  document.referrer !== "" && new URL(document.referrer).origin === location.origin;

function present() {
  render(bottomBar({ onBack: cameFromHere() ? () => history.back() : null }), foot);
}

/** The same days in another language: the server writes them. */
function openIn(tag) {
  const address = new URL(location.href);
  address.searchParams.set("locale", tag);
  location.replace(address);
}

/** An address that says a language is meant so; else it is that of the visit. */
function heedVisit() {
  if (new URLSearchParams(location.search).has("locale")) return;
  const wish = recall("locale");
  if (wish !== null && wish !== boot.locale && boot.locales.some(({ tag }) => tag === wish)) openIn(wish);
}

for (const { text, ...origin } of boot.said) originate(text, origin);
learn(boot.alarms);
heedVisit();
app.querySelector(".looks")?.remove();
foot.className = "figures-foot";
app.append(foot);
new ResizeObserver(([{ target }]) => {
  root.style.setProperty("--foot-size", `${target.offsetHeight}px`);
}).observe(foot);
guardTaps();
present();
onModes(present);
onVoice(present);
onLocale(() => openIn(locale()));
watchVenue({
  onVenue({ alarms }) {
    if (idsOf(alarms) !== idsOf(boot.alarms)) location.reload();
  },
});
app.dataset.ready = "";
beginVoice(readFragment().voice);
whenQuiet(warmVoice);
