// Has the list of documents written anew as soon as an alarm begins or ends: the server then shows
// what is to be left in place of the list. The page itself needs no script.

import { boot } from "../frame/boot.js";
import { watchVenue } from "../frame/venue_watch.js";

const idsOf = (alarms) => alarms.map(({ id }) => id).join(" ");

watchVenue({
  onVenue({ alarms }) {
    if (idsOf(alarms) !== idsOf(boot.alarms)) location.reload();
  },
});
