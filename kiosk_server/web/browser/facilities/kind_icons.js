// The icon of each kind of element of the plan.

export const KIND_ICONS = {
  DOOR: "door-closed",
  LIFT: "lift",
  STAIRS: "stairs",
  ESCALATOR: "escalator",
  RAMP: "ramp",
  PATH: "footprints",
  ROOM: "square",
  CORRIDOR: "square",
  AREA: "square-dashed",
};
