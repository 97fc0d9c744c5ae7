import { definePrevalenceEstimator } from "../../registry/method.ts";
import { estimateByExpectationMaximisation, expectationMaximisationParameters } from "./expectation-maximisation.ts";

export const expectationMaximisationMethod = definePrevalenceEstimator({
  id: "expectationMaximisation",
  name: "Expectation-maximisation",
  task: "PREVALENCE",
  description:
    "The share of cancers at which the pool's calibrated scores are likeliest. The most precise of the estimators while the scores are calibrated; runs to 0 or 1 when they are not.",
  source: "Saerens, Latinne and Decaestecker 2002; Alexandari, Kundaje and Shrikumar 2020",
  parameters: expectationMaximisationParameters,
  needs: { labels: true, unlabelled: true, views: "NONE", distance: false },
  cost: { time: "n", memory: "n", rowsMax: null },
  needsCalibration: ({ recalibration }) => recalibration === "none",
  estimate: estimateByExpectationMaximisation,
});
