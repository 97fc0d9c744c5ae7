import { findFigure } from "../../figures/find-figure.ts";
import type { ExperimentLineFragment } from "../../generated/graphql.ts";
import type { kindValues, layerValues, sortFields, stateValues } from "./experiments-params.ts";

export type ExperimentsView = {
  q: string;
  kind: (typeof kindValues)[number];
  layer: (typeof layerValues)[number];
  state: (typeof stateValues)[number];
  sort: (typeof sortFields)[number];
  dir: "ASC" | "DESC";
};

type Line = ExperimentLineFragment;

/** What an experiment is there for. */
export function kindOf({ protocol }: Pick<Line, "protocol">): Exclude<ExperimentsView["kind"], "any"> {
  if (protocol.control !== "NONE") return "control";
  if (protocol.nLabels != null) return "fewLabels";
  return protocol.setting === "TRANSDUCTIVE" ? "transductive" : "honest";
}

/** The experiments that the filters let through, in the order asked for; those without the value come last either way.
 *  O(n log n). */
export function prepareExperiments<Experiment extends Line>(
  experiments: readonly Experiment[],
  view: ExperimentsView,
  nameOf: (experiment: Experiment) => string,
): Experiment[] {
  const wanted = view.q.trim().toLowerCase();
  const rankedBy = (experiment: Experiment) => sortValue(experiment, view.sort, nameOf);
  const sign = view.dir === "ASC" ? 1 : -1;
  return experiments
    .filter((experiment) => view.kind === "any" || kindOf(experiment) === view.kind)
    .filter(({ layer }) => view.layer === "any" || layer === view.layer)
    .filter(({ stale }) => view.state === "any" || stale === (view.state === "stale"))
    .filter((experiment) => nameOf(experiment).toLowerCase().includes(wanted))
    .sort((a, b) => {
      const [first, second] = [rankedBy(a), rankedBy(b)];
      if (first === null || second === null) return Number(first === null) - Number(second === null);
      return sign * (first < second ? -1 : first > second ? 1 : 0);
    });
}

function sortValue<Experiment extends Line>(
  experiment: Experiment,
  sort: ExperimentsView["sort"],
  nameOf: (experiment: Experiment) => string,
): number | string | null {
  const figure = (id: string) => findFigure(experiment.figures, id);
  switch (sort) {
    case "METHOD":
      return nameOf(experiment).toLowerCase();
    case "AUC":
      return figure("rocAuc")?.value ?? null;
    case "RECALL":
      return figure("recallAtTarget")?.value ?? null;
    case "BRIER":
      return figure("brier")?.value ?? null;
    case "N":
      return figure("rocAuc")?.n ?? null;
    case "DURATION":
      return experiment.durationMs ?? null;
    case "CREATED":
      return experiment.createdAt;
  }
}
