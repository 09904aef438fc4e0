// Names a wish, so that it is carried out once however often it is sent.

/** @returns {string} 32 hexadecimal digits; also where a page has no secure context */
export function newRequestId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
