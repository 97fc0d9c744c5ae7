import { z } from "zod";
import { defineCalibrator } from "../../registry/method.ts";
import { writeAffine } from "../../score-graph/arithmetic.ts";
import { checkProbabilities, logitOf } from "../probability-scores.ts";
import { writeLogit } from "../write-logs.ts";
import { applyPlatt, fitPlatt } from "./platt.ts";

/** Platt's sigmoid of a learner's P(cancer). */
export const plattMethod = defineCalibrator({
  id: "platt",
  name: "Platt",
  task: "CALIBRATION",
  description:
    "A sigmoid of the score, with a slope and an intercept: corrects scores that are too sure, not sure enough, or off centre.",
  source: "Platt 1999; Lin, Lin and Weng 2007",
  parameters: z.object({
    scale: z
      .enum(["logit", "probability"])
      .default("logit")
      .describe(
        "What the sigmoid is of. logit contains the identity, so that calibrated scores stay as they are; probability is for scores that reach 0 and 1, such as neighbours' votes.",
      ),
  }),
  needs: { labels: true, unlabelled: false, views: "NONE", distance: false },
  cost: { time: "n", memory: "n", rowsMax: null },
  fit(scores, labels, { scale }) {
    const scaled = (given: ArrayLike<number>) => {
      checkProbabilities(given);
      return scale === "logit" ? logitOf(given) : given;
    };
    const model = fitPlatt(scaled(scores), labels);
    const { slope, intercept } = model;
    return {
      details: { slope, intercept, converged: model.converged ? 1 : 0 },
      calibrate: (asked) => applyPlatt(model, scaled(asked)),
      write(graph, asked) {
        const onScale = scale === "logit" ? writeLogit(graph, asked) : asked;
        return graph.node("Sigmoid", [writeAffine(graph, onScale, slope, intercept)]);
      },
    };
  },
});
