// The views that come later: nobody sees them before the start or the way. They are in a script of
// their own.

import "more_icons";
import { categoryView } from "./category_view.js";
import { limitsView } from "./limits_view.js";
import { listView } from "./list_view.js";
import { needsView } from "./needs_view.js";
import { parkingView } from "./parking_view.js";
import { personView } from "./person_view.js";
import { stopsView } from "./stops_view.js";
import { whereView } from "./where_view.js";

/** By the name of the view. */
export const VIEWS = {
  list: listView,
  category: categoryView,
  stops: stopsView,
  where: whereView,
  parking: parkingView,
  needs: needsView,
  limits: limitsView,
  person: personView,
};
