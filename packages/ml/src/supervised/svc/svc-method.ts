import { z } from "zod";
import { applyPlatt } from "../../calibrate/platt/platt.ts";
import { type Matrix, takeRows } from "../../matrix/matrix.ts";
import { chooseByInnerFolds } from "../../protocol/choose-by-inner-folds.ts";
import { createRandom } from "../../random/random.ts";
import type { LearnerTools, TrainingRows } from "../../registry/learner.ts";
import { defineClassifier } from "../../registry/method.ts";
import { writeLinearScore } from "../../score-graph/write-columns.ts";
import { fitScaled } from "../fit-scaled.ts";
import { calibrateDecisions } from "./calibrate-decisions.ts";
import { decideSvc, fitSvc, svcParameters, svcPlane } from "./svc.ts";
import { writeRbfScore } from "./write-svc.ts";

/** Penalties that `C: "auto"` chooses from; ties go to the first, the strongest penalty. */
export const SVC_C_CANDIDATES = [0.01, 0.1, 1, 10, 100];
/** Taken when the training rows are too few for an inner cross-validation. */
export const SVC_C_FALLBACK = 1;

const parameters = svcParameters.extend({
  C: z
    .union([z.number().min(1e-6).max(1e6), z.literal("auto")])
    .default(1)
    .describe(
      "Inverse strength of the penalty. auto takes, from 0.01, 0.1, 1, 10 and 100, the one with the highest ROC AUC in a grouped cross-validation inside the training rows.",
    ),
});

type Chosen = z.output<typeof svcParameters>;

export const svcMethod = defineClassifier({
  id: "svc",
  name: "Support vector machine",
  task: "SUPERVISED",
  description:
    "The widest margin between the classes on standardised features, straight or bent. Its decision values become probabilities by Platt scaling on rows held out inside the training rows.",
  source: "Cortes and Vapnik 1995; Fan, Chen and Lin 2005; Platt 1999; scikit-learn SVC (libsvm)",
  parameters,
  needs: { labels: true, unlabelled: false, views: "NONE", distance: true },
  cost: { time: "n^2 d", memory: "n d + 256 MiB", rowsMax: 50_000 },
  complexityRank: 3,
  fittedInsideFold: ["scaler", "C", "classifier", "calibration"],
  scoreGraph: "WRITTEN",
  async learn(rows, { C: asked, ...rest }, tools) {
    const C = asked === "auto" ? await chooseC(rows, rest, tools) : asked;
    const chosen = { C, ...rest };
    const { labels, groups } = rows;
    const { features } = rows.labelled;
    const { scaler, model, score } = await fitDecisions(features, labels, chosen, tools);
    const { platt, outOfFold } = await calibrateDecisions(
      labels,
      groups,
      createRandom(tools.seed, "platt"),
      async ({ train, test }) => {
        const trainLabels = train.map((row) => labels[row]);
        const inner = await fitDecisions(takeRows(features, train), trainLabels, chosen, tools);
        return await inner.score(takeRows(features, test));
      },
      () => score(features),
    );
    const plane = svcPlane(model) ?? undefined;
    const linearHead = plane && {
      scaler,
      weights: plane.weights.map((weight) => platt.slope * weight),
      intercept: platt.slope * plane.intercept + platt.intercept,
    };
    return {
      selected: { C, converged: model.converged ? 1 : 0, calibratedOutOfFold: outOfFold ? 1 : 0 },
      nUnlabelled: 0,
      score: async ({ features: asked }) => applyPlatt(platt, await score(asked)),
      linearHead,
      writeScore: linearHead ? writeLinearScore(linearHead) : writeRbfScore(scaler, model, platt),
    };
  },
});

function fitDecisions(features: Matrix, labels: ArrayLike<number>, chosen: Chosen, { signal }: LearnerTools) {
  return fitScaled(features, (scaled) => fitSvc(scaled, labels, chosen, { signal }), decideSvc);
}

/** The candidate with the highest ROC AUC over grouped inner folds: decision values are no probabilities. */
async function chooseC(
  { labelled: { features }, labels, groups }: TrainingRows,
  rest: Omit<Chosen, "C">,
  tools: LearnerTools,
): Promise<number> {
  const chosen = await chooseByInnerFolds(
    labels,
    groups,
    SVC_C_CANDIDATES,
    async ({ train, test }, candidates) => {
      const trainLabels = train.map((row) => labels[row]);
      const scores: Float64Array[] = [];
      for (const C of candidates) {
        const { score } = await fitDecisions(takeRows(features, train), trainLabels, { C, ...rest }, tools);
        scores.push(await score(takeRows(features, test)));
      }
      return scores;
    },
    { random: createRandom(tools.seed, "choose C"), criterion: "rocAuc", signal: tools.signal },
  );
  return chosen ?? SVC_C_FALLBACK;
}
