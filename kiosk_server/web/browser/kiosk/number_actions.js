// Owns what touches do in the views of numbers, beside those of every view. It must not know how
// anything looks.

/**
 * @param {object} wishes
 * @param {ReturnType<import("./actions.js").createActions>} wishes.actions
 * @param {ReturnType<import("./numbers.js").createNumbers>} wishes.numbers
 * @param {() => void} wishes.onFinish whoever stood here goes
 */
export function numberActions({ actions, numbers, onFinish }) {
  const { go } = actions;
  return {
    searchQueue: () => go("number-search"),
    openCheckIn: () => go("check-in"),
    /** Somebody has a priority that the hospital's records tell. */
    openCheckInAs: (queueId, classId) => go("check-in", { queueId, classId }),
    chooseQueue: (queueId) => go("number", { queueId }),
    takeNumber: numbers.actions.issue,
    takingAgain: numbers.actions.askAgain,
    numbersAgain: numbers.actions.heal,
    checkIn: numbers.actions.checkIn,
    chooseAppointment: numbers.actions.chooseAppointment,
    chooseKind: numbers.actions.chooseKind,
    typeIdentity: numbers.actions.type,
    finishVisit: onFinish,
  };
}
