// Gives the directory, which is whole without a script, the bar with language, size, contrast and
// voice, and leads whoever has it open to the page that shows the way out, as soon as an alarm begins.

import { html, nothing, render } from "lit-html";

import { announce } from "../frame/announcer.js";
import { alarmAt } from "../frame/alarms.js";
import { boot, fetchPage, readPage, recordOf } from "../frame/boot.js";
import { fragmentOf, readFragment } from "../frame/fragment.js";
import { watchIdle } from "../frame/idle.js";
import { contrast, onModes, resetModes } from "../frame/modes.js";
import { originate } from "../frame/origins.js";
import { pageLook } from "../frame/page_look.js";
import { bottomBar } from "../frame/parts.js";
import { guardTaps } from "../frame/taps.js";
import { markLanguages } from "../frame/text_languages.js";
import { watchVenue } from "../frame/venue_watch.js";
import { whenQuiet } from "../frame/view.js";
import { forgetVisit } from "../frame/visit.js";
import { beginVoice, isVoiceOn, onVoice, resetVoice, warmVoice } from "../frame/voice_switch.js";
import { locale, onLocale, resetLocale, spoken, useVisitLocale } from "../frame/words.js";
import { createQuestionFocus } from "../kiosk/focus.js";
import { idleView } from "../kiosk/idle_view.js";

/** A screen that stands somewhere; what is smaller is held in a hand. */
const KIOSK = "(min-width: 900px) and (orientation: portrait)";

const root = document.documentElement;
const app = document.getElementById("app");
const foot = document.createElement("div");
const questionFocus = createQuestionFocus();
/** Seconds until the screen forgets how it was set; null: nobody is asked. */
let secondsLeft = null;

function heed(alarms) {
  if (alarmAt(alarms, boot.spot?.levelId ?? null) === null) return;
  const { kiosk, phone } = boot.wayOut;
  location.replace(matchMedia(KIOSK).matches ? kiosk : phone);
}

/** What each text of the page is, so that it can be said. */
function learnTexts({ said }) {
  for (const { text, ...origin } of said) originate(text, origin);
}

/** The next page is shown and read as this one is now. */
function carryLook() {
  const look = pageLook();
  for (const link of app.querySelectorAll("main a[href^='/']")) {
    const { to } = readFragment(new URL(link.href).hash);
    const address = new URL(link.href);
    address.hash = fragmentOf({ ...look, to });
    link.href = address.pathname + address.search + address.hash;
  }
}

/** Who helps is on the page of the spot. */
function onPerson() {
  const { pathname } = new URL(boot.wayOut.phone, location.href);
  location.assign(`${pathname}#${[fragmentOf(pageLook()), "view=person"].filter(Boolean).join("&")}`);
}

const cameFromHere = () =>
  document.referrer !== "" && new URL(document.referrer).origin === location.origin;

function present() {
  carryLook();
  render(
    html`${bottomBar({ onBack: cameFromHere() ? () => history.back() : null, onPerson })}
    ${secondsLeft === null ? nothing : idleView(secondsLeft, () => idle.stay())}`,
    foot,
  );
  questionFocus.heed(secondsLeft !== null);
}

/** The same directory in another language, where one was. */
async function translate() {
  const tag = locale();
  try {
    const look = { locale: tag, contrast: contrast() ? "high" : "normal" };
    const page = await readPage(await fetchPage(look));
    if (tag !== locale()) return;
    learnTexts(recordOf(page));
    const main = document.importNode(page.querySelector("main"), true);
    app.querySelector("main").replaceWith(main);
  } catch {
    // Without network the page stays in the language that it has.
  }
  present();
}

/** A link inside the page leads the eye, the focus and the voice to its heading. */
function jump(event) {
  const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
  const heading = link && document.getElementById(link.getAttribute("href").slice(1));
  if (!heading) return;
  event.preventDefault();
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: "start" });
}

function isOwnLook() {
  const { mode, modeHome, contrast: now, contrastHome } = root.dataset;
  return mode === modeHome && now === contrastHome && !isVoiceOn() && locale() === boot.locale;
}

/** Nothing of how it was set is left for the next person. */
async function wipe() {
  questionFocus.forget();
  secondsLeft = null;
  forgetVisit();
  resetModes();
  resetVoice();
  await resetLocale();
  scrollTo(0, 0);
  present();
  announce(spoken("directory-cleared"));
}

const idle = watchIdle({
  isNeeded: () => matchMedia(KIOSK).matches && !isOwnLook(),
  onWarn(seconds) {
    questionFocus.begin();
    if (secondsLeft === null) {
      announce([spoken("kiosk-idle-title"), spoken("kiosk-idle-left", { seconds: String(seconds), count: seconds })], {
        assertive: true,
      });
    }
    secondsLeft = seconds;
    present();
  },
  onStay() {
    secondsLeft = null;
    present();
  },
  onWipe: wipe,
});

heed(boot.alarms);
watchVenue({ onVenue: ({ alarms }) => heed(alarms) });
learnTexts(boot);
foot.className = "directory-foot";
app.append(foot);
new ResizeObserver(([{ target }]) => {
  root.style.setProperty("--foot-size", `${target.offsetHeight}px`);
}).observe(foot);
app.addEventListener("click", jump);
guardTaps();
markLanguages();
await useVisitLocale();
if (locale() === boot.locale) present();
else await translate();
onLocale(translate);
onModes(present);
onVoice(present);
app.dataset.ready = "";
beginVoice(readFragment().voice);
whenQuiet(warmVoice);
