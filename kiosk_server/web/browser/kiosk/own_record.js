// Owns where the kiosk learns what its own page says in another language, contrast or plan: the
// server writes the page anew, and the record in it is read.
import { boot, recordOf } from "../frame/boot.js";
import { AskError } from "../frame/operations.js";

/**
 * What of the page's record depends on language, contrast and plan: `{spot, home, venue}`.
 * Rejects with AskError, or with the signal's AbortError.
 */
export async function ownRecord({ locale, contrast, signal }) {
  const address = new URL(location.pathname, location.href);
  address.search = new URLSearchParams({
    ...(boot.spot ? { at: boot.spot.code } : {}),
    locale,
    contrast: contrast ? "high" : "normal",
  });
  let answer;
  try {
    answer = await fetch(address, { signal, credentials: "omit", cache: "no-cache" });
  } catch {
    signal?.throwIfAborted();
    throw new AskError("offline");
  }
  if (!answer.ok) throw new AskError(answer.status === 503 ? "busy" : "gone");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const { spot, home, venue } = recordOf(page);
  return { spot, home, venue };
}
