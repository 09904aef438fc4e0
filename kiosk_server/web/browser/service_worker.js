// Opens the phone page without network: keeps this release's files, and the pages that were opened.
// RELEASE is written above this line by the server: {release, files}. Answers of the server to
// questions are never kept here; a page keeps its own way itself.

const CACHE = `release-${RELEASE.release}`;
const PAGES = "pages";
const MOST_PAGES = 12;
const PAGE_MS = 4000;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(RELEASE.files))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOldReleases().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (isKept(address.pathname)) event.respondWith(openPage(request, keyOf(request)));
  else if (request.mode === "navigate" && address.pathname === "/") event.respondWith(begin(request));
  else if (address.pathname.startsWith("/static/")) event.respondWith(openFile(request));
});

/** The first page of all was opened before there was a worker: it asks to be kept. */
self.addEventListener("message", (event) => {
  const path = event.data?.keep;
  if (typeof path !== "string" || !isKept(path)) return;
  event.waitUntil(openPage(new Request(path), path).catch(() => {}));
});

/** Pages that a phone opens: of a spot, and of its tickets, whose secrets no worker is told. */
const isKept = (path) => path.startsWith("/go/") || /^\/ticket(?:\?|$)/.test(path);

/** A page opened by a visitor is the same whatever its query; of one that is read the language
 * counts, and not how it is to look: its names are wanted. */
function keyOf(request) {
  const { pathname, searchParams } = new URL(request.url);
  return request.mode === "navigate" ? pathname : `${pathname}?locale=${searchParams.get("locale")}`;
}

/** The page from the server, or as it was last opened where there is no answer in time. */
async function openPage(request, key) {
  const pages = await caches.open(PAGES);
  const known = await pages.match(key);
  try {
    const answer = await withinTime(fetch(request), known ? PAGE_MS : 0);
    if (answer.ok) await keepPage(pages, key, answer.clone());
    return answer.status >= 500 && known ? known : answer;
  } catch (error) {
    if (known) return known;
    throw error;
  }
}

/** Where an installed page begins: as the server says, without network with the page opened last. */
async function begin(request) {
  const kept = await (await caches.open(PAGES)).keys();
  const last = kept.findLast(({ url }) => /^\/go\/[^/]+$/.test(new URL(url).pathname));
  try {
    return await withinTime(fetch(request), last ? PAGE_MS : 0);
  } catch (error) {
    if (last) return Response.redirect(new URL(last.url).pathname);
    throw error;
  }
}

async function keepPage(pages, key, answer) {
  // In one step: what is kept stays where the network goes before all of the new one is there.
  await pages.put(key, answer);
  const keys = await pages.keys();
  await Promise.all(keys.slice(0, -MOST_PAGES).map((oldest) => pages.delete(oldest)));
}

/** Files never change under their address, so what is kept is as good as new. */
async function openFile(request) {
  const known = await caches.match(request, { ignoreVary: true });
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(CACHE)).put(request, answer.clone());
  return answer;
}

/** A page that is open, or kept, may still need the release before this one. */
async function dropOldReleases() {
  const names = (await caches.keys()).filter((name) => name.startsWith("release-"));
  await Promise.all(
    names.filter((name) => name !== CACHE).slice(0, -1).map((name) => caches.delete(name)),
  );
}

function withinTime(answer, milliseconds) {
  if (!milliseconds) return answer;
  const late = new Promise((_, reject) => setTimeout(reject, milliseconds, new Error("late")));
  return Promise.race([answer, late]);
}
