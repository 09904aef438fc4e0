// Owns what a page of staff knows of signing in: whether a problem is that nobody is, and where to.

import { boot } from "./boot.js";
import { AskError } from "./operations.js";
import { locale } from "./words.js";

const SIGNED_OUT = new Set(["FORBIDDEN", "SESSION_ENDED", "SESSION_UNKNOWN", "TOKEN_UNKNOWN"]);

/** @param {unknown} problem @returns {boolean} whether nobody, or somebody else, is signed in */
export const isSignedOut = (problem) =>
  problem instanceof AskError && (SIGNED_OUT.has(problem.code) || problem.code.startsWith("SESSION"));

/** Where somebody signs in and comes back here. */
export const signInAddress = () =>
  `/sign-in?${new URLSearchParams({ next: `/${boot.page}`, lang: locale() })}`;
