type Experiment = { id: string; durationMs: number };
type Report = Record<string, unknown> & {
  experiments: Experiment[];
  dataset: Record<string, unknown>;
  statements: string[];
  scaleUp: { quality: unknown };
  checks: { id: string }[];
};

/** What a report says of the data, whenever and however often it was made: without the clock, and without what this one run
 *  had left to import and to embed. An experiment's id holds its data set's, which every data folder draws anew: it is told
 *  by the place where it first stands. */
export function lastingReport(report: Report): unknown {
  const { createdAt: _at, durations: _took, execution: _ran, dataset, experiments, checks, ...others } = report;
  const { statements, scaleUp, ...rest } = others;
  const { import: _import, ...counted } = dataset;
  const lasting = {
    ...rest,
    experiments: experiments.map(({ durationMs: _ms, ...experiment }) => experiment),
    dataset: counted,
    // The rest of the answer is made of this machine's speed, and so is what the money for machines would buy.
    scaleUp: scaleUp.quality,
    statements: statements.filter((sentence) => !sentence.includes("Read otherwise")),
    // Its value is made of seconds.
    checks: checks.filter(({ id }) => id !== "labellingBudget"),
  };
  const text = JSON.stringify(lasting);
  const named = Array.from(text.matchAll(/"experimentId":"([0-9a-f]{64})"/g), ([, id]) => id);
  const ids = new Set([...experiments.map(({ id }) => id), ...named]);
  return JSON.parse([...ids].reduce((told, id, place) => told.replaceAll(id, `experiment ${place}`), text));
}
