// How those who travel are called, from what they need.

import { say } from "./words.js";

/**
 * @param {string} profile
 * @returns {string} what the profile is called
 */
export const profileName = (profile) =>
  say(`frame-need-${profile.toLowerCase().replaceAll("_", "-")}`);

/**
 * @param {Record<string, any>} needs a TravelNeedsInput
 * @returns {string} who travels, in words
 */
export const needsWords = (needs) => profileName(needs.profile ?? "WALKING");

/** Whether anything is stated beside the profile. */
export const hasOwnLimits = (needs) => Object.keys(needs).some((name) => name !== "profile");
