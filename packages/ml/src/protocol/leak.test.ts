import { describe, expect, test } from "vitest";
import { smallParameters, withViews } from "../registry/contract.fixture.ts";
import { takeSample } from "../registry/learner.ts";
import type { Classifier } from "../registry/method.ts";
import { CLASSIFIERS } from "../registry/methods.ts";
import { clouds } from "./clouds.fixture.ts";
import { configOf } from "./config.fixture.ts";
import type { ExperimentConfig, ExperimentInputs, Representation } from "./experiment.ts";
import { dealFolds, foldRows, prepareExperiment } from "./prepare-experiment.ts";
import { trainFold } from "./train-fold.ts";

const COLS = 5;
const MARKER = 1e4;
const REPRESENTATIONS: Representation[] = [{ kind: "raw" }, { kind: "standardised" }, { kind: "pca", nComponents: 3 }];

const withData = (inputs: ExperimentInputs, data: Float32Array): ExperimentInputs => ({
  ...inputs,
  ...withViews({ ...inputs.features, data }),
});
const drawn = clouds({ n: 56, nLabelled: 36, d: COLS, copies: 6 });
const inputs = withData(drawn, drawn.features.data);
const probe = withViews(clouds({ n: 8, nLabelled: 8, d: COLS, copies: 0, seed: 99 }).features);
const small = (method: Classifier) => smallParameters(method, 56);

/** The deal of the honest inputs, whatever is marked afterwards. */
async function firstFold(config: ExperimentConfig) {
  const experiment = await prepareExperiment(inputs, config);
  const folds = dealFolds(experiment, 0);
  const fold = folds[3];
  const { test: held } = foldRows(experiment, folds, 0, fold);
  const families = new Set(held.map((row) => inputs.groups[row]));
  const kin = Array.from(inputs.groups.keys()).filter((row) => families.has(inputs.groups[row]) && !held.includes(row));
  return { folds, fold, held, kin };
}

type Deal = Awaited<ReturnType<typeof firstFold>>;

/** Everything fitted in the fold, and what it makes of rows that it has never seen. */
async function fittedOn(changed: ExperimentInputs, config: ExperimentConfig, { folds, fold }: Deal) {
  const experiment = await prepareExperiment(changed, config);
  const rows = foldRows(experiment, folds, 0, fold);
  const trained = await trainFold(experiment, rows, { seed: config.seed });
  if (!trained) throw new Error("the fold could not be trained");
  const { views, features } = probe;
  const scores = await trained.score({ features, views });
  return {
    selected: trained.selected,
    nUnlabelled: trained.nUnlabelled,
    linearHead: trained.linearHead,
    scores,
    calibration: trained.calibration?.details,
    calibrated: trained.calibration?.calibrate(scores),
    threshold: trained.calibration?.threshold,
  };
}

/** The inputs with the features and views of these rows far away from all others. */
function marked(rows: readonly number[], by = MARKER): ExperimentInputs {
  const data = inputs.features.data.slice();
  // Not the same number twice: a column that the marker makes constant would scale to nothing.
  for (const [at, row] of rows.entries())
    for (let col = 0; col < COLS; col++) data[row * COLS + col] = by * (1 + at + col * col);
  return withData(inputs, data);
}

const flipped = (of: ExperimentInputs, rows: readonly number[]): ExperimentInputs => ({
  ...of,
  labels: of.labels.map((label, row) => (rows.includes(row) ? 1 - label : label)),
});

describe.each(CLASSIFIERS.map((method) => [method.id, method] as const))("%s", (id, method) => {
  describe.each(REPRESENTATIONS.map((representation) => [representation.kind, representation] as const))(
    "on %s features",
    (_kind, representation) => {
      test("inductive: held-out images and their families leave no trace in anything fitted", async () => {
        const config = configOf(id, { parameters: small(method), representation });
        const deal = await firstFold(config);
        expect(deal.kin.length).toBeGreaterThan(0);
        const honest = await fittedOn(inputs, config, deal);
        expect(honest.threshold).toBeTypeOf("number");
        expect(honest.calibrated).toHaveLength(8);
        const changed = flipped(marked([...deal.held, ...deal.kin]), deal.held);
        expect(await fittedOn(changed, config, deal)).toEqual(honest);
        // The same marker on rows of another fold does reach the model: the comparison above can fail.
        const others = Array.from(inputs.labels.keys()).filter((row) => inputs.labels[row] >= 0);
        const trainedOn = others.filter((row) => !deal.held.includes(row)).slice(0, 2);
        expect((await fittedOn(marked(trainedOn, 3), config, deal)).scores).not.toEqual(honest.scores);
      });

      test("transductive: the labels of held-out images leave no trace in anything fitted", async () => {
        const config = configOf(id, { parameters: small(method), representation, setting: "TRANSDUCTIVE" });
        const deal = await firstFold(config);
        const honest = await fittedOn(inputs, config, deal);
        expect(honest.threshold).toBeTypeOf("number");
        expect(await fittedOn(flipped(inputs, deal.held), config, deal)).toEqual(honest);
        // Their features do reach a method that learns from the pool, and no other one that nothing else shows them to.
        const moved = await fittedOn(marked(deal.held, 3), config, deal);
        if (method.needs.unlabelled) expect(moved.scores).not.toEqual(honest.scores);
        else if (representation.kind === "raw") expect(moved).toEqual(honest);
      });
    },
  );
});

describe("the test above is one that a leak fails", () => {
  test("the naive protocol, which standardises before it holds out, does not pass it", async () => {
    const config = configOf("logisticRegression", { control: "NAIVE" });
    const deal = await firstFold(config);
    const honest = await fittedOn(inputs, config, deal);
    expect((await fittedOn(marked(deal.held), config, deal)).scores).not.toEqual(honest.scores);
  });

  test("nor does a family split apart: its unlabelled copies reach a method that learns from the pool", async () => {
    const alone = { ...inputs, groups: Int32Array.from(inputs.groups.keys()) };
    const config = configOf("labelSpreading");
    const deal = await firstFold(config);
    const honest = await fittedOn(alone, config, deal);
    const changed = { ...marked([...deal.held, ...deal.kin]), groups: alone.groups };
    expect((await fittedOn(changed, config, deal)).scores).not.toEqual(honest.scores);
  });

  test("with a draw of labels neither held-out images nor the labels not drawn leave a trace", async () => {
    const config = configOf("logisticRegression", { nLabels: 10 });
    const deal = await firstFold(config);
    const experiment = await prepareExperiment(inputs, config);
    const { unlabelled } = foldRows(experiment, deal.folds, 0, deal.fold);
    const hidden = unlabelled.filter((row) => inputs.labels[row] >= 0);
    expect(hidden.length).toBe(inputs.labels.filter((label) => label >= 0).length - deal.held.length - 10);
    const honest = await fittedOn(inputs, config, deal);
    expect(honest.threshold).toBeUndefined();
    expect(await fittedOn(marked([...deal.held, ...deal.kin, ...hidden]), config, deal)).toEqual(honest);
  });
});

test("what was learned of a held-out row does not depend on the order in which the fold scores it", async () => {
  const config = configOf("labelSpreading");
  const { folds, fold, held } = await firstFold(config);
  const experiment = await prepareExperiment(inputs, config);
  const trained = await trainFold(experiment, foldRows(experiment, folds, 0, fold), { seed: 0 });
  const sample = { features: inputs.features, views: {} };
  const together = await trained?.score(takeSample(sample, held));
  for (const [at, row] of held.entries())
    expect((await trained?.score(takeSample(sample, [row])))?.[0]).toBe(together?.[at]);
});
