// Where on the page somebody is, as it stands behind the `#` of the address. Pure.

const KINDS = ["room", "zone"];

/**
 * @param {{pathname: string, hash: string}} address
 * @returns {{kind: "rooms" | "zones" | "rules" | "room" | "zone", id: string | null}}
 */
export function placeOf({ pathname, hash }) {
  const asked = new URLSearchParams(hash.slice(1));
  for (const kind of KINDS) {
    const id = asked.get(kind);
    if (id) return { kind, id };
  }
  if (pathname.endsWith("/rules")) return { kind: "rules", id: null };
  return { kind: pathname.endsWith("/triage") ? "zones" : "rooms", id: null };
}

/** The same as the part of an address behind `#`. */
export const withPlace = ({ kind, id }) => (id ? `${new URLSearchParams({ [kind]: id })}` : "");
