import type { ExperimentRow } from "@brainscan/db/queries/experiments";
import type { ExperimentRole } from "@brainscan/db/schema/studies";
import { findClassifier } from "@brainscan/ml/registry/methods";
import { figureColumns } from "./figure-columns.ts";
import type { ImageRow } from "./image-tables.ts";
import { type Column, tabulate } from "./table.ts";

/** An experiment of the study, and what it is there for. */
export type StudyExperiment = {
  role: ExperimentRole;
  experiment: Pick<
    ExperimentRow,
    | "contentHash"
    | "layer"
    | "preprocessing"
    | "representation"
    | "method"
    | "parameters"
    | "protocol"
    | "seed"
    | "figures"
  >;
};

/** The same, with the rows that its folds held out. */
export type ScoredExperiment = {
  role: ExperimentRole;
  experiment: Pick<ExperimentRow, "contentHash" | "folds" | "outOfFold">;
};

/** One row an experiment, controls and curves included, with every figure and its interval. */
export function experimentsTable(experiments: readonly StudyExperiment[], championHash: string | null): Column[] {
  return [
    ...tabulate(experiments, [
      ["experiment", "text", ({ experiment }) => experiment.contentHash],
      ["role", "text", ({ role }) => role],
      ["champion", "boolean", ({ experiment }) => experiment.contentHash === championHash],
      ["layer", "text", ({ experiment }) => experiment.layer],
      ["preprocessing", "text", ({ experiment }) => experiment.preprocessing],
      ["representation", "text", ({ experiment }) => JSON.stringify(experiment.representation)],
      ["method", "text", ({ experiment }) => experiment.method],
      ["task", "text", ({ experiment }) => findClassifier(experiment.method).task],
      ["parameters", "text", ({ experiment }) => JSON.stringify(experiment.parameters)],
      ["setting", "text", ({ experiment }) => experiment.protocol.setting],
      ["control", "text", ({ experiment }) => experiment.protocol.control],
      ["n_labels", "integer", ({ experiment }) => experiment.protocol.nLabels],
      ["n_splits", "integer", ({ experiment }) => experiment.protocol.nSplits],
      ["n_repeats", "integer", ({ experiment }) => experiment.protocol.nRepeats],
      ["seed", "integer", ({ experiment }) => experiment.seed],
    ]),
    ...figureColumns(experiments.map(({ experiment }) => experiment.figures ?? [])),
  ];
}

type HeldOut = {
  experiment: string;
  role: ExperimentRole;
  image: ImageRow;
  repeat: number;
  fold: number;
  score: number | null;
  calibrated: number | null;
};

/** One row for each image and repeat: the fold that held it out. */
export function foldsTable(experiment: ScoredExperiment | null, images: ReadonlyMap<string, ImageRow>): Column[] {
  return tabulate(experiment ? heldOutRows(experiment, images) : [], [
    ["group", "text", ({ image }) => image.group],
    ["filename", "text", ({ image }) => image.filename],
    ["label", "integer", ({ image }) => image.label],
    ["family", "integer", ({ image }) => image.family],
    ["repeat", "integer", ({ repeat }) => repeat],
    ["fold", "integer", ({ fold }) => fold],
  ]);
}

/** One row for each experiment, image and repeat: what the fold that held it out says of it. */
export function scoresTable(experiments: readonly ScoredExperiment[], images: ReadonlyMap<string, ImageRow>): Column[] {
  const rows = experiments.flatMap((experiment) => heldOutRows(experiment, images));
  return tabulate(rows, [
    ["experiment", "text", ({ experiment }) => experiment],
    ["role", "text", ({ role }) => role],
    ["group", "text", ({ image }) => image.group],
    ["label", "integer", ({ image }) => image.label],
    ["family", "integer", ({ image }) => image.family],
    ["repeat", "integer", ({ repeat }) => repeat],
    ["fold", "integer", ({ fold }) => fold],
    ["score", "real", ({ score }) => score],
    ["calibrated", "real", ({ calibrated }) => calibrated],
  ]);
}

/** Held-out images, fold by fold; images that no fold could score are left out. */
function heldOutRows(
  { role, experiment: { contentHash, folds, outOfFold } }: ScoredExperiment,
  images: ReadonlyMap<string, ImageRow>,
): HeldOut[] {
  const { rows = [], groupIds = [] } = outOfFold ?? {};
  const groupOf = new Map(rows.map((row, at) => [row, groupIds[at]]));
  return (folds ?? []).flatMap((fold) =>
    fold.rows.flatMap((row, at) => {
      const image = images.get(groupOf.get(row) ?? "");
      if (!image) return [];
      const { repeat, fold: number, scores, calibrated } = fold;
      return [
        {
          ...{ experiment: contentHash, role, image, repeat, fold: number },
          ...{ score: scores[at] ?? null, calibrated: calibrated?.[at] ?? null },
        },
      ];
    }),
  );
}
