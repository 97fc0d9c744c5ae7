import { describe, expect, test } from "vitest";
import { withViews } from "../registry/contract.fixture.ts";
import { clouds } from "./clouds.fixture.ts";
import { configOf } from "./config.fixture.ts";
import type { ExperimentConfig, FoldResult } from "./experiment.ts";
import { runExperiment } from "./run-experiment.ts";

const drawn = clouds({ n: 80, nLabelled: 44, d: 4, copies: 5 });
const inputs = {
  ...drawn,
  ...withViews(drawn.features),
  keys: Array.from(drawn.labels, (_, row) => `image ${(row * 37) % 83}`),
};
const shape = { nSplits: 3, nRepeats: 2, seed: 4 };

/** What a process leaves behind. */
const written = (folds: readonly FoldResult[]) => JSON.parse(JSON.stringify(folds)) as FoldResult[];

describe.each<[string, ExperimentConfig]>([
  ["inductive, C chosen in each fold", configOf("logisticRegression", shape)],
  [
    "transductive, on principal axes",
    configOf("labelSpreading", { ...shape, setting: "TRANSDUCTIVE", representation: { kind: "pca", nComponents: 2 } }),
  ],
  ["a draw of labels", configOf("linearDiscriminant", { ...shape, nLabels: 12 })],
  ["shuffled labels", configOf("linearDiscriminant", { ...shape, control: "SHUFFLED_LABELS" })],
  ["the naive protocol", configOf("kNearestNeighbors", { ...shape, control: "NAIVE" })],
])("%s", async (_name, config) => {
  const kept: FoldResult[] = [];
  const whole = await runExperiment(inputs, config, { onFold: (fold) => kept.push(fold) });

  test("each fold is told once, as it stands in the result", () => {
    expect(kept).toEqual(whole.folds);
    expect(written(kept)).toEqual(kept);
  });

  test("a run that knows any of its folds computes the others alone and ends in the same bytes", async () => {
    for (const known of [[], [0], [5], [1, 2, 4], [0, 1, 2, 3, 4], [0, 1, 2, 3, 4, 5]]) {
      const computed: FoldResult[] = [];
      const again = await runExperiment(inputs, config, {
        known: written(known.map((at) => kept[at])).reverse(),
        onFold: (fold) => computed.push(fold),
      });
      expect(again).toEqual(whole);
      expect(JSON.stringify(again)).toBe(JSON.stringify(whole));
      expect(computed).toEqual(kept.filter((_, at) => !known.includes(at)));
    }
  });
});

describe("what is known", async () => {
  const config = configOf("linearDiscriminant", shape);
  const whole = await runExperiment(inputs, config);
  const computedWith = async (known: FoldResult[], of = inputs) => {
    let computed = 0;
    await runExperiment(of, config, { known, onFold: () => computed++ });
    return computed;
  };

  test("folds of another deal, of other rows, or cut short are computed again", async () => {
    const other = await runExperiment(inputs, { ...config, seed: 5 });
    expect(await computedWith(other.folds)).toBe(6);
    const [first, ...rest] = whole.folds;
    expect(await computedWith(rest)).toBe(1);
    for (const changed of [
      { rows: first.rows.with(0, 79) },
      { rows: first.rows.slice(1) },
      { scores: first.scores.slice(1) },
      { scores: [] },
      { scores: first.scores.with(0, Number.NaN) },
      { calibrated: [0.5] },
      { nTrain: first.nTrain - 1 },
      { repeat: 7 },
    ])
      expect(await computedWith([{ ...first, ...changed }, ...rest])).toBe(1);
  });

  test("the same images in another order have other places: no fold is mistaken for one of theirs", async () => {
    const turned = Array.from(inputs.labels.keys()).reverse();
    const pick = <T>(list: ArrayLike<T>) => turned.map((row) => list[row]);
    const reversed = {
      ...inputs,
      labels: Int8Array.from(pick(inputs.labels)),
      groups: Int32Array.from(pick(inputs.groups)),
      keys: pick(inputs.keys),
      features: {
        ...inputs.features,
        data: Float32Array.from(
          turned.flatMap((row) => Array.from(inputs.features.data.subarray(row * 4, row * 4 + 4))),
        ),
      },
    };
    expect(await computedWith(whole.folds, reversed)).toBe(6);
  });

  test("a run stopped after some folds goes on from them", async () => {
    const kept: FoldResult[] = [];
    const stop = new AbortController();
    const onFold = (fold: FoldResult) => {
      kept.push(fold);
      if (kept.length === 4) stop.abort(new Error("the process ended"));
    };
    await expect(runExperiment(inputs, config, { onFold, signal: stop.signal })).rejects.toThrow("the process ended");
    expect(kept).toEqual(whole.folds.slice(0, 4));
    expect(await computedWith(written(kept))).toBe(2);
  });
});

test("progress counts known folds as done", async () => {
  const config = configOf("linearDiscriminant", { ...shape, nSplits: 2 });
  const { folds } = await runExperiment(inputs, config);
  const seen: [number, number][] = [];
  await runExperiment(inputs, config, {
    known: folds.slice(0, 3),
    onProgress: (done, total) => seen.push([done, total]),
  });
  expect(seen).toEqual([0, 1, 2, 3, 4].map((done) => [done, 4]));
});
