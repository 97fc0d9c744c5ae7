import { defineCalibrator } from "../../registry/method.ts";
import { applyIsotonic, fitIsotonic, isotonicParameters } from "./isotonic.ts";
import { writeIsotonic } from "./write-isotonic.ts";

export const isotonicMethod = defineCalibrator({
  id: "isotonic",
  name: "Isotonic",
  task: "CALIBRATION",
  description:
    "The never-falling step function of the score nearest to the labels: any shape, at the price of many labelled images.",
  source: "Zadrozny and Elkan 2002; scikit-learn IsotonicRegression",
  parameters: isotonicParameters,
  needs: { labels: true, unlabelled: false, views: "NONE", distance: false },
  cost: { time: "n log n", memory: "n", rowsMax: null },
  fit(scores, labels, parameters) {
    const model = fitIsotonic(scores, labels, parameters);
    return {
      details: { nKnots: model.scores.length },
      calibrate: (asked) => applyIsotonic(model, asked),
      write: (graph, asked) => writeIsotonic(graph, model, asked),
    };
  },
});
