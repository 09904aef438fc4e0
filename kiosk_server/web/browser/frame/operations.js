// Asks the server the pages' own operations, by hash, and says in words why there is no answer.

import { boot, CREDENTIALS } from "./boot.js";
import { createLru } from "./lru.js";
import { learn } from "./origins.js";
import { locale, say } from "./words.js";

/** @typedef {"offline" | "busy" | "refused" | "gone" | "fault"} AskFault */

const TIME_LIMIT_MS = 8000;
const MOST_KEPT_CHARACTERS = 6_000_000;
const OLD_PAGE_CODES = new Set(["DOCUMENT_NOT_LISTED", "PERSISTED_QUERY_NOT_FOUND"]);
const FAULT_CODE = "INTERNAL";
const BUSY_STATUS = new Set([429, 502, 503, 504]);

const kept = createLru(MOST_KEPT_CHARACTERS);
let dataVersion = boot.venue.dataVersion;
// What the first view asks was answered when the page was made.
for (const [name, data] of Object.entries(boot.answers)) {
  kept.set(keyOf(boot.locale, bodyOf(name, {})), JSON.stringify(data));
  learn(data);
}

/** Why there is no answer; `text` is worded for people, in the page's language. */
export class AskError extends Error {
  /**
   * @param {AskFault} kind
   * @param {string} [text] the server's own words
   * @param {string} [code] the server's code
   */
  constructor(kind, text, code = "") {
    super(kind);
    this.kind = kind;
    this.code = code;
    this.text = text || say(`frame-ask-${kind}`);
  }
}

/**
 * The data of an answer. An equal question is answered from memory while the data are the same.
 * @param {string} name of an operation of the server's list
 * @param {Record<string, unknown>} [variables]
 * @param {{signal?: AbortSignal, fresh?: boolean, locale?: string, asScreen?: boolean}} [options]
 *   fresh: not from memory; locale: the answer's language, the page's own where it is left out;
 *   asScreen: as the kiosk or display that this screen was enrolled as
 * @returns {Promise<any>} Rejects with AskError, or with the signal's AbortError.
 */
export async function ask(name, variables = {}, options = {}) {
  const operation = boot.operations[name];
  if (!operation) throw new AskError("gone");
  const isQuery = operation.kind === "query";
  const body = bodyOf(name, variables);
  const tag = options.locale ?? locale();
  const key = keyOf(tag, body);
  if (isQuery && !options.fresh) {
    const known = kept.get(key);
    if (known !== undefined) return learned(JSON.parse(known));
  }
  const data = await askTwice(body, isQuery, tag, options);
  if (isQuery) kept.set(key, JSON.stringify(data));
  return learned(data);
}

function learned(data) {
  learn(data);
  return data;
}

function bodyOf(name, variables) {
  const sha256Hash = boot.operations[name].hash;
  return JSON.stringify({
    extensions: { persistedQuery: { version: 1, sha256Hash } },
    operationName: name,
    variables,
  });
}

function keyOf(tag, body) {
  return `${dataVersion}\n${tag}\n${body}`;
}

/**
 * Drops what was answered from other data. Every page that watches the venue calls it.
 * @param {string} version the venue's data version
 * @returns {boolean} whether it is another one than before
 */
export function useDataVersion(version) {
  if (version === dataVersion) return false;
  dataVersion = version;
  kept.clear();
  return true;
}

/** Forgets every answer, at the end of a visit. */
export function forgetAnswers() {
  kept.clear();
}

/** A question that changes nothing is asked a second time if the network failed. */
async function askTwice(body, isQuery, tag, options) {
  try {
    return await askOnce(body, tag, options);
  } catch (error) {
    if (!isQuery || !(error instanceof AskError) || error.kind !== "offline") throw error;
    return askOnce(body, tag, options);
  }
}

async function askOnce(body, tag, { signal, asScreen = false }) {
  signal?.throwIfAborted();
  const ending = new AbortController();
  const giveUp = () => ending.abort();
  const timer = setTimeout(giveUp, TIME_LIMIT_MS);
  signal?.addEventListener("abort", giveUp);
  try {
    const answer = await fetch("/graphql", {
      method: "POST",
      headers: {
        Accept: "application/graphql-response+json",
        "Accept-Language": tag,
        "Content-Type": "application/json",
        ...(asScreen ? { "As-Screen": "1" } : {}),
      },
      credentials: asScreen ? "same-origin" : CREDENTIALS,
      cache: "no-store",
      body,
      signal: ending.signal,
    });
    return dataOf(answer.status, await answer.json());
  } catch (error) {
    if (error instanceof AskError) throw error;
    signal?.throwIfAborted();
    if (ending.signal.aborted) throw new AskError("busy");
    throw new AskError(error instanceof SyntaxError ? "fault" : "offline");
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", giveUp);
  }
}

/**
 * @param {number} status
 * @param {{data?: unknown, errors?: {message: string, extensions?: {code?: string}}[]}} answer
 */
function dataOf(status, answer) {
  const first = answer?.errors?.[0];
  if (!first && answer?.data) return answer.data;
  const code = first?.extensions?.code ?? "";
  if (OLD_PAGE_CODES.has(code)) throw new AskError("gone");
  if (BUSY_STATUS.has(status) || code.endsWith("_BUSY")) throw new AskError("busy");
  if (!first || status >= 500 || code === FAULT_CODE) throw new AskError("fault");
  throw new AskError("refused", first.message, code);
}
