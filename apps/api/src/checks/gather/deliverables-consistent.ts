import type { FigureRow } from "@brainscan/db/schema/experiments";
import type { ReportFindings } from "../../deliverables/tell-report.ts";
import { type CheckEvidence, evidenceOf, notRun, undecided } from "../evidence.ts";

type Told = Pick<ReportFindings, "dataset" | "embeddings" | "experiments" | "clusterings" | "champion" | "predictions">;

/** What the database gives back of the same study. */
export type StoredRows = {
  experiments: readonly { contentHash: string; figures: readonly FigureRow[] | null }[];
  clusterings: readonly { method: string; layer: string; nClusters: number; figures: readonly FigureRow[] }[];
  /** Files by decision. */
  decisions: { normal: number; cancer: number; review: number };
};

/** Are the report's figures the very ones that the database holds, and is nothing of it missing?
 *  @param rows  null where nothing was read back */
export function deliverablesConsistent(report: Told, rows: StoredRows | null): CheckEvidence {
  const id = "deliverablesConsistent";
  if (rows === null) return notRun(id, "NOT_ASKED");
  if (report.experiments.length + report.clusterings.length === 0) return undecided(id, "NO_FIGURES_AT_ALL");
  const pairs = [...experimentPairs(report, rows), ...clusteringPairs(report, rows), ...decisionPairs(report, rows)];
  const different = pairs.filter(([told, stored]) => !same(told, stored)).length;
  const missing = missingParts(report);
  return evidenceOf(id, {
    ...{ value: different + missing.length, n: pairs.length },
    evidence: {
      code: missing.length > 0 ? "CHECK_DELIVERABLES_MISSING" : "CHECK_DELIVERABLES",
      params: { n: pairs.length, different, ...(missing.length > 0 ? { missing: missing.join(", ") } : {}) },
    },
  });
}

type Pair = [told: unknown, stored: unknown];

function experimentPairs({ experiments }: Told, rows: StoredRows): Pair[] {
  const stored = new Map(rows.experiments.map((row) => [row.contentHash, row.figures ?? []]));
  const unlisted = rows.experiments.length - experiments.filter(({ id }) => stored.has(id)).length;
  return [[0, unlisted], ...experiments.flatMap(({ id, figures }) => figurePairs(figures, stored.get(id) ?? []))];
}

function clusteringPairs({ clusterings }: Told, rows: StoredRows): Pair[] {
  const key = ({ method, layer, nClusters }: { method: string; layer: string; nClusters: number }) =>
    `${method} ${layer} ${nClusters}`;
  const stored = new Map(rows.clusterings.map((row) => [key(row), row.figures]));
  return clusterings.flatMap((one) => figurePairs(one.figures, stored.get(key(one)) ?? []));
}

function decisionPairs({ predictions: { files }, dataset }: Told, { decisions }: StoredRows): Pair[] {
  return [
    [files.normal, decisions.normal],
    [files.cancer, decisions.cancer],
    [files.review, decisions.review],
    [dataset.counts.images, decisions.normal + decisions.cancer + decisions.review],
  ];
}

function figurePairs(told: readonly FigureRow[], stored: readonly FigureRow[]): Pair[] {
  const byId = new Map(stored.map((figure) => [figure.id, figure]));
  return told.map((figure) => [parts(figure), parts(byId.get(figure.id))]);
}

/** What a reader sees of a figure, whatever the order of its keys. */
function parts(figure: FigureRow | undefined): unknown[] {
  if (!figure) return [];
  const { value, n, reason = null, interval } = figure;
  return [value, n, reason, ...(interval ? [interval.low, interval.high, interval.level, interval.method] : [null])];
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Names of the parts that a finished study must have. */
function missingParts({ embeddings, clusterings, champion, experiments, dataset }: Told): string[] {
  const explorable = dataset.counts.distinct >= 3;
  return [
    ...(embeddings.length < 2 ? ["embeddings"] : []),
    ...(clusterings.length === 0 && explorable ? ["clusterings"] : []),
    ...(experiments.length > 0 && champion === null ? ["champion"] : []),
  ];
}
