import { findFigure } from "../../figures/find-figure.ts";
import { type IntervalDomain, type IntervalRow, prepareIntervals } from "../../figures/prepare-intervals.ts";
import type { ExperimentRowFragment, FigureFieldsFragment } from "../../generated/graphql.ts";

export type ComparisonRow<Experiment> = {
  experiment: Experiment;
  champion: boolean;
  auc: FigureFieldsFragment | null;
  bar: IntervalRow;
};

/** Rows that an overview has room for. */
const ROWS_SHOWN = 6;

/** The first rows, and the champion's wherever it stands. */
export function firstRows<Row extends { champion: boolean }>(rows: readonly Row[]): Row[] {
  return rows.filter(({ champion }, at) => champion || at < ROWS_SHOWN);
}

type Comparison<Experiment> = {
  rows: ComparisonRow<Experiment>[];
  domain: IntervalDomain;
  /** Experiments without an interval, hence without a bar. */
  undrawn: number;
  /** Experiments, the best left out, whose interval overlaps that of the best: the data do not rank them. */
  indistinguishable: number;
  /** Level of the intervals, 0 to 1; null without any. */
  level: number | null;
};

/** Orders experiments by area under the ROC curve, those without one last, on a shared axis. */
export function prepareComparison<Experiment extends Pick<ExperimentRowFragment, "id" | "figures">>(
  experiments: readonly Experiment[],
  championId: string | null,
): Comparison<Experiment> {
  const aucOf = (experiment: Experiment) => findFigure(experiment.figures, "rocAuc");
  const ordered = [...experiments].sort((a, b) => (aucOf(b)?.value ?? -1) - (aucOf(a)?.value ?? -1));
  const { rows: bars, domain, undrawn } = prepareIntervals(ordered.map((one) => ({ id: one.id, figure: aucOf(one) })));
  const best = bars[0];
  const overlapsBest = (bar: IntervalRow) => best?.drawn && bar.drawn && bar.high >= best.low;
  return {
    rows: ordered.map((experiment, i) => ({
      experiment,
      champion: experiment.id === championId,
      auc: aucOf(experiment),
      bar: bars[i],
    })),
    domain,
    undrawn,
    level: ordered.map((one) => aucOf(one)?.interval?.level).find((level) => level !== undefined) ?? null,
    indistinguishable: bars.slice(1).filter(overlapsBest).length,
  };
}
