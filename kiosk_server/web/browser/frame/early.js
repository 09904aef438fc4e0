// Runs before the first paint, so that a page is never seen in a size or contrast that was not
// asked for. A classic script: modules would run too late. The modes' own module is modes.js.

(() => {
  const html = document.documentElement;
  const asked = new URLSearchParams(location.hash.slice(1));
  for (const [name, values] of [
    ["mode", ["standard", "large"]],
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
    if (values.includes(wish)) html.dataset[name] = wish;
  }
})();
