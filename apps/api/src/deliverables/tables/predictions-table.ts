import { type Column, tabulate } from "./table.ts";
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

/** The columns of the table of predictions, one row a file. */
export function predictionColumns(rows: readonly PredictionRow[]): Column[] {
  return tabulate(rows, [
    ["filename", "text", ({ filename }) => filename],
    ["sha256", "text", ({ sha256 }) => sha256],
    ["group", "text", ({ group }) => group],
    ["label", "integer", ({ label }) => label],
    ["probability", "real", ({ probability }) => probability],
    ["decision", "text", ({ decision }) => decision.toLowerCase()],
    ["probability_raw", "real", ({ probabilityRaw }) => probabilityRaw],
    ["probability_calibrated", "real", ({ probabilityCalibrated }) => probabilityCalibrated],
    ["probability_adjusted", "real", ({ probability }) => probability],
    ["agreement", "real", ({ agreement }) => agreement],
    ["nearest_labelled", "text", ({ nearestLabelled }) => nearestLabelled.map(listedName).join("|")],
  ]);
}

/** A name in a list: the sign between names cannot stand in one. */
function listedName(name: string): string {
  return name.replaceAll("%", "%25").replaceAll("|", "%7C");
}
