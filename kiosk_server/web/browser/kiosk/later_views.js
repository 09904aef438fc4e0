// The views that nobody sees first. They come in a script of their own, soon after the first view.

import "more_icons";
import { basisView } from "./basis_view.js";
import { browseView } from "./browse_view.js";
import { checkInView } from "./check_in_view.js";
import { limitsView } from "./limits_view.js";
import { numberView } from "./number_view.js";
import { numberSearchView, numbersView } from "./numbers_view.js";
import { personView } from "./person_view.js";
import { routeView } from "./route_view.js";
import { stopsView } from "./stops_view.js";
import { takeView } from "./take_view.js";
import { ticketView } from "./ticket_view.js";

/** By the name of the view. */
export const VIEWS = {
  route: routeView,
  limits: limitsView,
  stops: stopsView,
  browse: browseView,
  basis: basisView,
  take: takeView,
  person: personView,
  numbers: numbersView,
  "number-search": numberSearchView,
  number: numberView,
  "check-in": checkInView,
  ticket: ticketView,
};
