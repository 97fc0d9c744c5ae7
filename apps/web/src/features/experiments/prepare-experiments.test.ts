import { expect, test } from "vitest";
import type { ExperimentLineFragment } from "../../generated/graphql.ts";
import { type ExperimentsView, kindOf, prepareExperiments } from "./prepare-experiments.ts";

const view: ExperimentsView = { q: "", kind: "any", layer: "any", state: "any", sort: "AUC", dir: "DESC" };

function line(id: string, auc: number | null, more: Partial<ExperimentLineFragment> = {}): ExperimentLineFragment {
  const figure = { id: "rocAuc", value: auc, n: 97, nFolds: 5, nResamples: null, reason: null, interval: null };
  return {
    ...{
      __typename: "Experiment",
      id,
      status: "DONE",
      stale: false,
      layer: "AVGPOOL",
      preprocessing: "PLAIN",
      seed: 0,
    },
    ...{ representation: { kind: "raw", nComponents: null }, method: { id: "m", name: `method ${id}` } },
    protocol: { nSplits: 5, nRepeats: 5, setting: "INDUCTIVE", control: "NONE", nLabels: null },
    ...{ figures: [figure], durationMs: 10, createdAt: "2026-01-01", parameters: {} },
    ...more,
  };
}

const ids = (experiments: ExperimentLineFragment[], change: Partial<ExperimentsView> = {}) =>
  prepareExperiments(experiments, { ...view, ...change }, ({ method }) => method?.name ?? "").map(({ id }) => id);

test("experiments go by the figure asked for, and those without it come last in either direction", () => {
  const all = [line("a", null), line("b", 0.7), line("c", 0.9)];
  expect(ids(all)).toEqual(["c", "b", "a"]);
  expect(ids(all, { dir: "ASC" })).toEqual(["b", "c", "a"]);
});

test("a control, a draw of labels and a transductive run are told apart from honest results", () => {
  const protocol = line("a", 1).protocol;
  const all = [
    line("honest", 0.9),
    line("naive", 0.9, { protocol: { ...protocol, control: "NAIVE" } }),
    line("few", 0.9, { protocol: { ...protocol, nLabels: 10 } }),
    line("transductive", 0.9, { protocol: { ...protocol, setting: "TRANSDUCTIVE" } }),
  ];
  expect(all.map(kindOf)).toEqual(["honest", "control", "fewLabels", "transductive"]);
  expect(ids(all, { kind: "control" })).toEqual(["naive"]);
  expect(ids(all, { kind: "honest" })).toEqual(["honest"]);
});

test("filters act together: layer, state of the data and name", () => {
  const all = [line("a", 0.9), line("b", 0.8, { layer: "LAYER3" }), line("c", 0.7, { stale: true })];
  expect(ids(all, { layer: "LAYER3" })).toEqual(["b"]);
  expect(ids(all, { state: "stale" })).toEqual(["c"]);
  expect(ids(all, { state: "current" })).toEqual(["a", "b"]);
  expect(ids(all, { q: " METHOD b " })).toEqual(["b"]);
});

test("the order given is not touched", () => {
  const all = [line("a", 0.1), line("b", 0.9)];
  ids(all);
  expect(all.map(({ id }) => id)).toEqual(["a", "b"]);
});
