// Owns where the kiosk learns what its own page says in another language, contrast or plan: the
// server writes the page anew, and the record in it is read.
import { fetchPage, readPage, recordOf, takeFetched } from "../frame/boot.js";
import { AskError } from "../frame/operations.js";

/**
 * What of the page's record depends on language, contrast and plan: `{spot, home, venue}`.
 * Rejects with AskError, or with the signal's AbortError.
 */
export async function ownRecord({ locale, contrast, dataVersion, signal }) {
  const look = { locale, contrast: contrast ? "high" : "normal" };
  const { spot, home, venue } =
    takeFetched({ ...look, dataVersion }) ?? (await fetchRecord(look, signal));
  return { spot, home, venue };
}

async function fetchRecord(look, signal) {
  let answer;
  try {
    answer = await fetchPage(look, { signal, cache: "no-cache" });
  } catch {
    signal?.throwIfAborted();
    throw new AskError("offline");
  }
  if (!answer.ok) throw new AskError(answer.status === 503 ? "busy" : "gone");
  return recordOf(await readPage(answer));
}
