// Owns how a page hears of the venue: which plan and data are in force, and what is to be left.

import { follow } from "./follow.js";

/**
 * @param {object} wishes
 * @param {(venue: {planVersion: string, dataVersion: string, alarms: object[]}, how: {isPolled: boolean}) => void} wishes.onVenue
 * @param {(state: import("./live.js").LiveState) => void} [wishes.onState] `live` as long as the
 *   venue is heard of, whichever way
 * @returns {{isLive: () => boolean}} isLive: whether the venue is heard of now
 */
export const watchVenue = ({ onVenue, onState }) =>
  follow({
    subscription: "WatchVenue",
    query: "ShowAlarms",
    variables: {},
    onState,
    onData: ({ venueChanged, venue }, how) => onVenue(venueChanged ?? venue, how),
  });
