// Runs before the first paint: a page is never seen in a size or contrast that was not asked for,
// what is touched before the page's script is there is kept for it, and the plan waits until there
// is something to choose. A classic script: modules would run too late. See modes.js, first_touch.js.

(() => {
  const html = document.documentElement;
  const asked = new URLSearchParams(location.hash.slice(1));
  for (const [name, values] of [
    ["mode", ["standard", "large", "largest"]],
    ["contrast", ["normal", "high"]],
  ]) {
    let kept = null;
    try {
      kept = sessionStorage.getItem(`visit.${name}`);
    } catch {
      // No storage: the address decides alone.
    }
    html.dataset[`${name}Home`] = html.dataset[name];
    const wish = asked.get(name) ?? kept;
    if (wish === "largest") html.dataset.size = wish;
    if (values.includes(wish)) html.dataset[name] = wish === "largest" ? "large" : wish;
  }

  html.dataset.plan = "later";
  const showPlan = () => delete html.dataset.plan;
  addEventListener("DOMContentLoaded", () => {
    if (globalThis.requestIdleCallback) requestIdleCallback(showPlan, { timeout: 500 });
    else setTimeout(showPlan);
  });

  addEventListener("click", ({ target }) => {
    const touched = target.closest(".first-paint button");
    if (!touched) return;
    document.querySelector("[data-touched]")?.removeAttribute("data-touched");
    touched.setAttribute("data-touched", "");
  });
})();
