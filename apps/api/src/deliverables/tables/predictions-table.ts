import { csvCell } from "./csv-text.ts";
import type { TableLabel } from "./table-rows.ts";

export type PredictionRow = {
  filename: string;
  sha256: string;
  /** Identical images share it. */
  group: string;
  label: TableLabel;
  /** P(labelled cancer), adjusted to the pool's share of cancers where that is estimated; null when no classifier could be
   *  trained. */
  probability: number | null;
  decision: "NORMAL" | "CANCER" | "REVIEW";
  /** As the champion gives it. */
  probabilityRaw: number | null;
  probabilityCalibrated: number | null;
  /** Share of the best methods that call it as the champion does. */
  agreement: number | null;
  /** File names of the nearest labelled images, the closest first. */
  nearestLabelled: readonly string[];
};

const COLUMNS =
  "filename,sha256,group,label,probability,decision,probability_raw,probability_calibrated,probability_adjusted,agreement,nearest_labelled";

/** The lines of predictions.csv, one row a file. Probabilities are in the shortest form that reads back to the same float64. */
export function* predictionsTableLines(rows: Iterable<PredictionRow>): Generator<string> {
  yield `${COLUMNS}\n`;
  for (const row of rows) {
    const cells = [
      csvCell(row.filename),
      row.sha256,
      csvCell(row.group),
      numberCell(row.label),
      numberCell(row.probability),
      row.decision.toLowerCase(),
      numberCell(row.probabilityRaw),
      numberCell(row.probabilityCalibrated),
      numberCell(row.probability),
      numberCell(row.agreement),
      csvCell(row.nearestLabelled.map(listedName).join("|")),
    ];
    yield `${cells.join(",")}\n`;
  }
}

function numberCell(value: number | null): string {
  return value === null ? "" : String(value);
}

/** A name in a list: the sign between names cannot stand in one. */
function listedName(name: string): string {
  return name.replaceAll("%", "%25").replaceAll("|", "%7C");
}
