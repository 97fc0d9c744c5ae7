import { defineCalibrator } from "../../registry/method.ts";
import { writeAffine } from "../../score-graph/arithmetic.ts";
import { writeLogs } from "../write-logs.ts";
import { applyBeta, betaParameters, fitBeta } from "./beta.ts";

export const betaMethod = defineCalibrator({
  id: "beta",
  name: "Beta",
  task: "CALIBRATION",
  description:
    "Three parameters that bend low and high scores apart; it contains the identity, so that calibrated scores stay as they are.",
  source: "Kull, Silva Filho and Flach 2017",
  parameters: betaParameters,
  needs: { labels: true, unlabelled: false, views: "NONE", distance: false },
  cost: { time: "n", memory: "n", rowsMax: null },
  fit(scores, labels, parameters) {
    const model = fitBeta(scores, labels, parameters);
    const { a, b, c } = model;
    return {
      details: { a, b, c, converged: model.converged ? 1 : 0 },
      calibrate: (asked) => applyBeta(model, asked),
      write(graph, asked) {
        const { logs, rest } = writeLogs(graph, asked);
        const sum = graph.node("Sub", [writeAffine(graph, logs, a, c), writeAffine(graph, rest, b, 0)]);
        return graph.node("Sigmoid", [sum]);
      },
    };
  },
});
