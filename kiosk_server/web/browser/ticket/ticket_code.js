// Owns how a page gets the code by which a phone takes a ticket along. The ticket's secret is sent in
// the body alone: addresses and logs never have it.

import { AskError } from "../frame/operations.js";

const TIME_LIMIT_MS = 8000;

/**
 * @param {{ticket: string, at: string | null, locale: string, look: string}} wish `look`: for whom and
 *   how the page is to be, as behind the `#` of a way
 * @param {AbortSignal} signal
 * @returns {Promise<{qrSvg: string, url: string}>} Rejects with AskError, or with the signal's AbortError.
 */
export async function askTicketCode({ ticket, at, locale, look }, signal) {
  let answer;
  try {
    answer = await fetch("/ticket-codes", {
      method: "POST",
      headers: { "Accept-Language": locale, "Content-Type": "application/json" },
      credentials: "omit",
      cache: "no-store",
      body: JSON.stringify({ ticket, at, look }),
      signal: AbortSignal.any?.([signal, AbortSignal.timeout(TIME_LIMIT_MS)]) ?? signal,
    });
  } catch {
    signal.throwIfAborted();
    throw new AskError("offline");
  }
  if (!answer.ok) throw new AskError(answer.status >= 500 ? "fault" : "refused");
  return answer.json();
}
