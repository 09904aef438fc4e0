// Owns the recordings that were fetched: within a bound in memory, and of the way that a phone
// carries also on the phone, for where there is no network. Must not know what they say.

import { CARRIED_SOUNDS } from "../voice_switch.js";

const MOST_BYTES = 12 * 1024 * 1024;
const MOST_CARRIED_BYTES = 12 * 1024 * 1024;
const TIME_LIMIT_MS = 10_000;
const MOST_WAIT_SECONDS = 3;
const CARRY_TIMES = 2;

/** @type {Map<string, Promise<Blob>>} what was heard longest ago first */
const kept = new Map();
const sizes = new Map();
let bytes = 0;

/** There is no such recording any more: its address may be asked for anew. */
export class GoneError extends Error {}

/** The server cannot send it now. */
export class BusyError extends Error {}

/**
 * @param {string} address
 * @returns {Promise<Blob>} Rejects with GoneError or BusyError, or with a TypeError where there is no
 *   network.
 */
export function soundAt(address) {
  const known = kept.get(address);
  kept.delete(address);
  const sound = known ?? fetched(address);
  kept.set(address, sound);
  if (!known) sound.then((blob) => count(address, blob), () => kept.delete(address));
  return sound;
}

function count(address, blob) {
  if (!kept.has(address) || sizes.has(address)) return;
  sizes.set(address, blob.size);
  bytes += blob.size;
  for (const oldest of kept.keys()) {
    if (bytes <= MOST_BYTES || oldest === address) break;
    drop(oldest);
  }
}

function drop(address) {
  kept.delete(address);
  bytes -= sizes.get(address) ?? 0;
  sizes.delete(address);
}

async function fetched(address) {
  const carried = await (await carriedSounds())?.match(address);
  if (carried) return carried.blob();
  const answer = await fetchOnce(address);
  if (answer.status === 503 || answer.status === 429) {
    const seconds = Math.min(MOST_WAIT_SECONDS, Number(answer.headers.get("Retry-After")) || 1);
    await new Promise((done) => setTimeout(done, seconds * 1000));
    return blobOf(await fetchOnce(address));
  }
  return blobOf(answer);
}

const fetchOnce = (address) =>
  fetch(address, { credentials: "omit", signal: AbortSignal.timeout(TIME_LIMIT_MS) });

function blobOf(answer) {
  if (answer.ok) return answer.blob();
  // A server that is busy has forgotten nothing.
  throw answer.status === 404 ? new GoneError("404") : new BusyError(String(answer.status));
}

/**
 * Keeps the recordings of a way, the first steps first, as far as there is room for them. What does
 * not come at once is asked for a second time at the end, so that one late recording costs no other.
 * @param {string[]} addresses
 */
export async function carry(addresses) {
  const place = await carriedSounds();
  let room = MOST_CARRIED_BYTES;
  let wanted = addresses;
  for (let time = 0; time < CARRY_TIMES; time += 1) {
    const late = [];
    for (const address of wanted) {
      const blob = await soundAt(address).catch(() => null);
      if (!blob) {
        late.push(address);
        continue;
      }
      room -= blob.size;
      if (room < 0) return;
      await place?.put(address, new Response(blob));
    }
    wanted = late;
  }
}

/** Leaves no recording behind. */
export async function forgetSounds() {
  kept.clear();
  sizes.clear();
  bytes = 0;
  await globalThis.caches?.delete(CARRIED_SOUNDS);
}

/** Where a browser keeps them; undefined without a secure context: then the page's memory does. */
const carriedSounds = async () => globalThis.caches?.open(CARRIED_SOUNDS).catch(() => undefined);
