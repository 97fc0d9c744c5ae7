import { definePrevalenceEstimator } from "../../registry/method.ts";
import { blackBoxShiftParameters, estimateByBlackBoxShift } from "./black-box-shift.ts";

export const blackBoxShiftMethod = definePrevalenceEstimator({
  id: "blackBoxShift",
  name: "Black-box shift estimation",
  task: "PREVALENCE",
  description:
    "Where the pool's mean prediction lies between the means of the labelled normals and cancers. Needs scores that separate the classes, not calibrated ones.",
  source: "Lipton, Wang and Smola 2018",
  parameters: blackBoxShiftParameters,
  needs: { labels: true, unlabelled: true, views: "NONE", distance: false },
  cost: { time: "n", memory: "n", rowsMax: null },
  needsCalibration: () => false,
  estimate: estimateByBlackBoxShift,
});
