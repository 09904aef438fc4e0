// The receipts of what was reported from this phone: kept here and nowhere else.

const KEY = "kiosk-server.fault-receipts";
const MOST = 20;

/** @returns {string[]} the newest first */
export function recallReceipts() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((each) => typeof each === "string").slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** @param {string} receipt @returns {boolean} whether the phone keeps it */
export function keepReceipt(receipt) {
  const others = recallReceipts().filter((each) => each !== receipt);
  return write([receipt, ...others].slice(0, MOST));
}

/** Nobody sees any more what was reported from here. */
export function forgetReceipts() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // There was nothing kept.
  }
}

/** @param {string[]} receipts */
function write(receipts) {
  try {
    localStorage.setItem(KEY, JSON.stringify(receipts));
    return true;
  } catch {
    return false;
  }
}
