// Watches something on the server over graphql-transport-ws, and heals by itself for ever.

import { boot } from "./boot.js";
import { locale } from "./words.js";

/** @typedef {{state: "live"} | {state: "stale", since: Date}} LiveState */

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
const PING_MS = 15_000;
const PONG_MS = 6_000;
const ACK_MS = 8_000;
const ID = "1";

/**
 * @param {string} name of a subscription of the server's list
 * @param {Record<string, unknown>} variables
 * @param {object} wishes
 * @param {(data: any) => void} wishes.onData
 * @param {(state: LiveState) => void} [wishes.onState]
 * @param {string} [wishes.tag] the language of the answers, the page's own where it is left out
 * @returns {() => void} ends it
 */
export function watch(name, variables, { onData, onState = () => {}, tag }) {
  /** @type {WebSocket | null} */
  let socket = null;
  let failures = 0;
  const end = new AbortController();
  const { signal } = end;
  /** @type {LiveState["state"] | null} */
  let told = null;
  let lastHeard = new Date();
  const timers = createTimers();

  function tell(state) {
    if (state === told) return;
    told = state;
    onState(state === "live" ? { state } : { state, since: lastHeard });
  }

  function connect() {
    timers.stopAll();
    if (signal.aborted) return;
    const own = new WebSocket(address(), "graphql-transport-ws");
    socket = own;
    timers.start("ack", ACK_MS, () => lose(own));
    own.onopen = () =>
      send(own, { type: "connection_init", payload: { locale: tag ?? locale() } });
    own.onmessage = (event) => take(own, JSON.parse(event.data));
    own.onclose = () => lose(own);
  }

  function take(own, message) {
    if (own !== socket) return;
    lastHeard = new Date();
    timers.stop("pong");
    if (message.type === "connection_ack") {
      timers.stop("ack");
      send(own, { id: ID, type: "subscribe", payload: request(name, variables) });
      schedulePing(own);
    } else if (message.type === "ping") {
      send(own, { type: "pong" });
    } else if (message.type === "next" && message.payload.errors) {
      // What could not be made is not “nothing”: it is asked for again.
      lose(own);
    } else if (message.type === "next" && message.payload.data) {
      failures = 0;
      tell("live");
      onData(message.payload.data);
    } else if (message.type === "error" || message.type === "complete") {
      lose(own);
    }
  }

  function schedulePing(own) {
    timers.start("ping", PING_MS, () => {
      send(own, { type: "ping" });
      timers.start("pong", PONG_MS, () => lose(own));
      schedulePing(own);
    });
  }

  function lose(own) {
    if (own !== socket) return;
    socket = null;
    timers.stopAll();
    own.onclose = null;
    own.onmessage = null;
    own.close();
    if (signal.aborted) return;
    tell("stale");
    // Full jitter, so that a hall of kiosks does not come back in one wave.
    const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
    failures += 1;
    timers.start("again", FIRST_WAIT_MS / 2 + Math.random() * longest, connect);
  }

  /** Somebody is back, or the network: no reason to wait any longer. */
  function hurry() {
    if (document.visibilityState === "hidden") return;
    if (socket === null) connect();
    else if (socket.readyState === WebSocket.OPEN) {
      send(socket, { type: "ping" });
      const own = socket;
      timers.start("pong", PONG_MS, () => lose(own));
    }
  }

  function offline() {
    if (socket !== null) lose(socket);
  }

  addEventListener("online", hurry, { signal });
  addEventListener("offline", offline, { signal });
  document.addEventListener("visibilitychange", hurry, { signal });
  connect();
  return () => {
    end.abort();
    timers.stopAll();
    const own = socket;
    socket = null;
    own?.close(1000);
  };
}

function address() {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`;
}

function request(name, variables) {
  const sha256Hash = boot.operations[name].hash;
  return {
    operationName: name,
    variables,
    extensions: { persistedQuery: { version: 1, sha256Hash } },
  };
}

function send(socket, message) {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
}

/** Named timers, of which each runs once. */
function createTimers() {
  /** @type {Map<string, number>} */
  const running = new Map();
  return {
    start(name, milliseconds, then) {
      this.stop(name);
      running.set(
        name,
        setTimeout(() => {
          running.delete(name);
          then();
        }, milliseconds),
      );
    },
    stop(name) {
      clearTimeout(running.get(name));
      running.delete(name);
    },
    stopAll() {
      for (const name of [...running.keys()]) this.stop(name);
    },
  };
}
