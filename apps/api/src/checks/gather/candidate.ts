import type { ReportFindings } from "../../deliverables/tell-report.ts";

/** An experiment as the report shows it. */
export type Candidate = Pick<
  ReportFindings["experiments"][number],
  | "id"
  | "layer"
  | "preprocessing"
  | "representation"
  | "method"
  | "task"
  | "parameters"
  | "protocol"
  | "figures"
  | "folds"
>;

export function figureOf({ figures }: Pick<Candidate, "figures">, id: string): Candidate["figures"][number] | null {
  return figures.find((figure) => figure.id === id) ?? null;
}

/** The mean ROC AUC over folds; null where it could not be measured. */
export function aucOf(candidate: Pick<Candidate, "figures">): number | null {
  return figureOf(candidate, "rocAuc")?.value ?? null;
}

/** Everything that two experiments on the same images and folds share, but for what is named.
 *  Keys are sorted: a stored object may come back in another order. */
export function configurationOf(
  candidate: Candidate,
  but: readonly ("layer" | "method" | "parameters" | "representation" | "preprocessing")[],
): string {
  const { layer, method, parameters, representation, preprocessing, protocol } = candidate;
  const { fittedInsideFold: _ofTheMethod, ...folds } = protocol;
  const all = { layer, method, parameters, representation, preprocessing, folds };
  return JSON.stringify(
    Object.entries(all).filter(([name]) => !(but as readonly string[]).includes(name)),
    inOrder,
  );
}

function inOrder(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
