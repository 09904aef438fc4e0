// Owns what a page knows of one ticket: what the server says of it now, and since when it has said
// nothing. It must not know how anything is shown.

import { follow } from "../frame/follow.js";

/**
 * @typedef {object} Followed
 * @property {string | null} id of the ticket; null: none
 * @property {object | null} ticket as it was heard of last
 * @property {boolean} isUnknown whether the server knows no such ticket
 * @property {Date | null} staleSince since when nothing was heard; null: it is heard of now
 */

const NOTHING = Object.freeze({ id: null, ticket: null, isUnknown: false, staleSince: null });

/** @param {(was: object | null, is: object | null) => void} changed called with the ticket before and now */
export function createFollowing(changed) {
  /** @type {Followed} */
  let known = NOTHING;
  let following = null;

  function know(next) {
    const was = known.ticket;
    known = { ...known, ...next };
    changed(was, known.ticket);
  }

  function take(ticket) {
    if (ticket === null) {
      know({ ticket: null, isUnknown: true });
      return;
    }
    // An answer that was overtaken by a later one.
    if (known.ticket && ticket.version < known.ticket.version) return;
    know({ ticket, isUnknown: false });
  }

  function stop() {
    following?.stop();
    following = null;
  }

  function begin() {
    stop();
    const { id } = known;
    following = follow({
      subscription: "WatchTicket",
      query: "ShowTicket",
      variables: { id },
      onData: ({ ticket }) => id === known.id && take(ticket),
      onState: (state) =>
        id === known.id && know({ staleSince: state.state === "live" ? null : state.since }),
    });
  }

  return {
    /** @returns {Followed} */
    known: () => known,
    /**
     * Follows a ticket from now on.
     * @param {string} id
     * @param {object | null} [ticket] what is known of it
     * @param {Date | null} [asOf] when that was heard; null: just now
     */
    of(id, ticket = null, asOf = null) {
      known = { ...NOTHING, id, ticket, staleSince: asOf };
      begin();
      changed(null, ticket);
    },
    /** An answer to something that was done to it. */
    take,
    /** The page's language has changed. */
    renew: () => known.id && begin(),
    /** Asks at once how things stand. */
    look: () => following?.look(),
    forget() {
      stop();
      known = NOTHING;
    },
  };
}
