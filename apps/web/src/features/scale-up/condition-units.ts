import type { Condition } from "@brainscan/ml/scaleup/answer";
import { INPUT_UNITS, type Unit } from "./input-units.ts";

const OTHER_UNITS = {
  automaticLabelEuro: "euro",
  expertLabelEuro: "euro",
  randomLabels: "count",
  labelledCancers: "count",
  missRate: "share",
} as const satisfies Record<string, Unit>;

/** The unit of anything that can be required or varied. */
export const unitOf = (what: Condition["what"]): Unit => ({ ...INPUT_UNITS, ...OTHER_UNITS })[what];
