import { defineCalibrator } from "../../registry/method.ts";
import { writeAffine } from "../../score-graph/arithmetic.ts";
import { writeLogit } from "../write-logs.ts";
import { applyTemperature, fitTemperature, temperatureParameters } from "./temperature.ts";

export const temperatureMethod = defineCalibrator({
  id: "temperature",
  name: "Temperature",
  task: "CALIBRATION",
  description:
    "One factor on the logit of the score: corrects scores that are too sure or not sure enough, and leaves 0.5 where it is.",
  source: "Guo, Pleiss, Sun and Weinberger 2017",
  parameters: temperatureParameters,
  needs: { labels: true, unlabelled: false, views: "NONE", distance: false },
  cost: { time: "n", memory: "n", rowsMax: null },
  fit(scores, labels, parameters) {
    const model = fitTemperature(scores, labels, parameters);
    return {
      details: { temperature: model.temperature, atBound: model.atBound ? 1 : 0 },
      calibrate: (asked) => applyTemperature(model, asked),
      write: (graph, asked) =>
        graph.node("Sigmoid", [writeAffine(graph, writeLogit(graph, asked), 1 / model.temperature, 0)]),
    };
  },
});
