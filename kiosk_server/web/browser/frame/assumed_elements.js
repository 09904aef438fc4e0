// What a way rests on where nobody measured, numbered as it is on the plan.

/**
 * What is not measured, by the element that it is about, in the order in which the plan counts them.
 * @param {{elementId: string, message: string, point: {levelId: string} | null}[]} unverified
 */
export function assumedElements(unverified) {
  const byElement = new Map();
  for (const { elementId, message, point } of unverified) {
    const known = byElement.get(elementId);
    const number = known?.number ?? byElement.size + 1;
    const messages = [...(known?.messages ?? []), message];
    byElement.set(elementId, { number, messages, levelId: point?.levelId ?? null });
  }
  return [...byElement.values()];
}
