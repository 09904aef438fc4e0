// Whether the server can be reached, as far as one can tell: a hint is looked into before it
// counts, since a proxy may let questions through and no socket. Knows nothing of ways.

const LOOK_AGAIN_MILLISECONDS = 5000;
const TIME_LIMIT_MILLISECONDS = 4000;

/** @param {(isReached: boolean) => void} onChange told of each change; at first it is reached */
export function watchNetwork(onChange) {
  let isReached = true;
  let timer = null;
  let asked = 0;

  function tell(now) {
    clearTimeout(timer);
    if (!now) timer = setTimeout(look, LOOK_AGAIN_MILLISECONDS);
    if (now === isReached) return;
    isReached = now;
    onChange(now);
  }

  async function look() {
    const own = ++asked;
    const isThere = navigator.onLine && (await answers());
    if (own === asked) tell(isThere);
  }

  addEventListener("online", look);
  addEventListener("offline", look);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && !isReached) look();
  });
  if (!navigator.onLine) look();
  return { look };
}

async function answers() {
  try {
    const signal = AbortSignal.timeout(TIME_LIMIT_MILLISECONDS);
    return (await fetch("/release", { cache: "no-store", credentials: "omit", signal })).ok;
  } catch {
    return false;
  }
}
