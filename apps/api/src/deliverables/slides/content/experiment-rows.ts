import { linearAxis } from "../../charts/axis.ts";
import type { IntervalRow, IntervalsBody } from "../../charts/chart-data.ts";
import type { Report } from "../../report.ts";
import type { Tell } from "./tell.ts";

export type Experiment = Report["experiments"][number];

export function areaOf({ figures }: Experiment) {
  return figures.find(({ id }) => id === "rocAuc");
}

/** Whether nothing was done to images or features. */
export function isPlain({ preprocessing, representation }: Experiment): boolean {
  return preprocessing === "plain" && representation.kind === "raw";
}

/** An experiment's area under the ROC curve as a line of a chart; none without an interval. */
export function areaRow(
  { estimate }: Tell,
  experiment: Experiment,
  given: Pick<IntervalRow, "label" | "tone" | "marked">,
): IntervalRow[] {
  const { value, interval } = areaOf(experiment) ?? {};
  if (value == null || !interval) return [];
  const { low, high } = interval;
  const text = estimate(`/experiments/${experiment.id}/figures/rocAuc/value`, "figure");
  return [{ id: experiment.id, value, low, high, text, ...given }];
}

export function areaBody({ say, language }: Tell, rows: IntervalRow[], nTicks = 4): IntervalsBody {
  return {
    ...{ kind: "intervals", rows, references: [], legend: [] },
    x: linearAxis(
      rows.flatMap(({ low, high }) => [low ?? 1, high ?? 1]),
      { title: say("ROC AUC", "AUC ROC"), format: "short", language },
      { floor: 0, ceiling: 1, nTicks },
    ),
  };
}

/** What tells two experiments apart but for one thing. */
export function sameBut(a: Experiment, b: Experiment, thing: "layer" | "preparation"): boolean {
  const alike = a.method === b.method && JSON.stringify(a.parameters) === JSON.stringify(b.parameters);
  const layer = a.layer === b.layer;
  const preparation =
    a.preprocessing === b.preprocessing && JSON.stringify(a.representation) === JSON.stringify(b.representation);
  return alike && (thing === "layer" ? preparation && !layer : layer && !preparation);
}

/** Position of an experiment's comparison with the baseline; -1 when there is none. */
export function candidateAt({ comparison }: Report, id: string): number {
  return comparison?.candidates.findIndex(({ experimentId }) => experimentId === id) ?? -1;
}
