import { csvCell } from "./csv-text.ts";
import type { TableLabel } from "./table-rows.ts";

export type PredictionRow = {
  filename: string;
  sha256: string;
  /** Identical images share it. */
  group: string;
  label: TableLabel;
  /** P(labelled cancer); null when no classifier could be trained. */
  probability: number | null;
  decision: "NORMAL" | "CANCER" | "REVIEW";
};

/** The lines of predictions.csv, one row a file. Probabilities are in the shortest form that reads back to the same float64. */
export function* predictionsTableLines(rows: Iterable<PredictionRow>): Generator<string> {
  yield "filename,sha256,group,label,probability,decision\n";
  for (const row of rows) {
    const cells = [
      csvCell(row.filename),
      row.sha256,
      csvCell(row.group),
      row.label === null ? "" : String(row.label),
      row.probability === null ? "" : String(row.probability),
      row.decision.toLowerCase(),
    ];
    yield `${cells.join(",")}\n`;
  }
}
