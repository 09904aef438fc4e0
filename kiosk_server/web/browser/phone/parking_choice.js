// What somebody says of where they parked, before it is kept, and how it is. It goes nowhere but into
// this phone. Draws nothing.

import { focusMain } from "../frame/announcer.js";
import { boot } from "../frame/boot.js";
import { ask } from "../frame/operations.js";
import { locale } from "../frame/words.js";
import { isBay, keepParking, recallParking } from "./kept_parking.js";

/** What somebody has entered; null and empty: as it is kept, else as the spot suggests. */
export const noParkingDraft = () => ({ id: null, bay: null, problem: null });

/** @param store the page's store  @param {() => void} leave */
export function parkingChoice(store, leave) {
  const change = (patch) =>
    store.update({ parkingDraft: { ...store.state.parkingDraft, problem: null, ...patch } });
  return {
    chooseParking: (id) => change({ id }),
    enterBay: (bay) => change({ bay }),
    async saveParking(event) {
      event.preventDefault();
      const { id, bay } = entered(store.state);
      const written = bay.trim();
      if (!id) return change({ problem: "phone-parking-choose" });
      if (!isBay(written)) return change({ problem: "phone-parking-bay-unfit" });
      keepParking({ id, names: await namesOf(store.state, id), bay: written });
      store.update({ parking: recallParking(), parkingDraft: noParkingDraft() });
      leave();
      return focusMain();
    },
  };
}

/** A car park's name in every language that can be had now. */
async function namesOf({ parkings }, id) {
  if (boot.spot.parking?.id === id) return boot.spot.parking.names;
  const own = parkings.found?.find((place) => place.id === id)?.name ?? recallParking()?.names[locale()];
  const others = boot.locales.map(({ tag }) => tag).filter((tag) => tag !== locale());
  const found = await Promise.all(
    others.map(async (tag) => {
      try {
        const { place } = await ask("ShowPlace", { id }, { locale: tag });
        return [tag, place?.name];
      } catch (problem) {
        if (problem.kind === undefined) throw problem;
        return [tag, null];
      }
    }),
  );
  return Object.fromEntries([[locale(), own], ...found].filter(([, name]) => name));
}

/** What is to be kept if nothing more is touched. */
export function entered({ parkingDraft, parking, parkings }) {
  const { found } = parkings;
  const only = found?.length === 1 ? found[0].id : null;
  const id = parkingDraft.id ?? boot.spot.parking?.id ?? parking?.id ?? only;
  return { id, bay: parkingDraft.bay ?? parking?.bay ?? "" };
}
