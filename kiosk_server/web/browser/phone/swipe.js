// A stroke of the thumb along the line of reading: on with the way, or back. Beside the buttons,
// never in place of them: a screen reader keeps such strokes for itself.

const LEAST_PX = 56;
/** How much longer along than across: a stroke that scrolls is none of ours. */
const STRAIGHTNESS = 2;
const MOST_MILLISECONDS = 800;

let start = null;

/** Listeners for one element; they are pure but for where the finger came down. */
export function swipes({ onForward, onBackward }) {
  return {
    down(event) {
      start =
        event.isPrimary && event.pointerType !== "mouse"
          ? { x: event.clientX, y: event.clientY, at: event.timeStamp }
          : null;
    },
    up(event) {
      const from = start;
      start = null;
      if (!from || !event.isPrimary || event.timeStamp - from.at > MOST_MILLISECONDS) return;
      const along = event.clientX - from.x;
      const across = event.clientY - from.y;
      if (Math.abs(along) < LEAST_PX || Math.abs(along) < STRAIGHTNESS * Math.abs(across)) return;
      const isForward = document.documentElement.dir === "rtl" ? along > 0 : along < 0;
      if (isForward) onForward();
      else onBackward();
    },
    cancel() {
      start = null;
    },
  };
}
