import { definePrevalenceEstimator } from "../../registry/method.ts";
import { adjustedCountParameters, estimateByAdjustedCount } from "./adjusted-count.ts";

export const adjustedCountMethod = definePrevalenceEstimator({
  id: "adjustedCount",
  name: "Adjusted counting",
  task: "PREVALENCE",
  description:
    "The share of the pool above a threshold, freed of the errors that the labelled images make there. Needs only the order of the scores.",
  source: "Forman 2008",
  parameters: adjustedCountParameters,
  needs: { labels: true, unlabelled: true, views: "NONE", distance: false },
  cost: { time: "n log n", memory: "n", rowsMax: null },
  needsCalibration: () => false,
  estimate: estimateByAdjustedCount,
});
