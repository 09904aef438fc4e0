// The link to sign-in. What was typed stays: signing in happens in a tab of its own.

import { html } from "lit-html";

import { icon } from "../frame/parts.js";
import { signInAddress } from "../frame/sign_in.js";
import { say } from "../frame/words.js";

export const signInLink = () =>
  html`<a class="button" href=${signInAddress()} target="_blank" rel="noopener">
    ${icon("log-in")}<span>${say("counter-sign-in")}</span>
  </a>`;
