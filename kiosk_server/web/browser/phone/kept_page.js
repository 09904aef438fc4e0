// What lets this page open again without network: a worker that keeps it, where there can be one.

import { boot } from "../frame/boot.js";

/** Whether this page opens again without network. A page that asks for a sign-in does not. */
export function hasWorker() {
  return Boolean(navigator.serviceWorker?.controller) && !boot.forStaff;
}

/** Has the worker keep this page, and its names in each language, as they are now. */
export async function askToKeep() {
  const { active } = (await navigator.serviceWorker?.ready) ?? {};
  const names = boot.locales.map(({ tag }) => `?locale=${encodeURIComponent(tag)}`);
  for (const query of ["", ...names]) active?.postMessage({ keep: location.pathname + query });
}

/**
 * Lets a worker keep this page and its names, so that it opens again without network.
 * @param {() => void} onChange  another worker, or none, has the page now
 */
export async function keepPageOpenable(onChange) {
  navigator.serviceWorker?.addEventListener("controllerchange", onChange);
  try {
    await navigator.serviceWorker?.register("/service-worker.js");
    await askToKeep();
  } catch {
    // Without a secure context, or inside WeChat: the page carries the way in itself.
  }
}
