import type { StartExperimentInput } from "../../generated/graphql.ts";

/** What was typed or chosen beside the method's own parameters. */
export type WrittenProtocol = {
  preprocessing: NonNullable<StartExperimentInput["preprocessing"]>;
  representation: "raw" | "standardised" | "pca";
  nComponents: string;
  setting: NonNullable<StartExperimentInput["setting"]>;
  nSplits: string;
  nRepeats: string;
  /** Empty: all. */
  nLabels: string;
  /** Share of the labelled cancers, 0 to 1. */
  recallTarget: string;
  costRatio: string;
};

export const defaultProtocol: WrittenProtocol = {
  ...{ preprocessing: "PLAIN", representation: "raw", nComponents: "32" },
  ...{ setting: "INDUCTIVE", nSplits: "5", nRepeats: "5", nLabels: "", recallTarget: "0.95", costRatio: "10" },
};

export type WrongField = "nComponents" | "nSplits" | "nRepeats" | "nLabels" | "recallTarget" | "costRatio";

type Read = Pick<
  StartExperimentInput,
  "preprocessing" | "representation" | "setting" | Exclude<WrongField, "nComponents">
>;

/** @returns what startExperiment takes, and the fields that cannot be read or lie out of range */
export function readProtocol(written: WrittenProtocol): { input: Read; wrong: WrongField[] } {
  const { preprocessing, representation, setting } = written;
  const nComponents = wholeIn(written.nComponents, 1, 512);
  const nSplits = wholeIn(written.nSplits, 2, 20);
  const nRepeats = wholeIn(written.nRepeats, 1, 20);
  const nLabels = written.nLabels.trim() === "" ? null : wholeIn(written.nLabels, 2, 100_000);
  const recallTarget = numberWhere(written.recallTarget, (value) => value > 0 && value < 1);
  const costRatio = numberWhere(written.costRatio, (value) => value > 0 && value <= 10_000);
  const wrong: WrongField[] = [
    ...(representation === "pca" && nComponents === undefined ? ["nComponents" as const] : []),
    ...(nSplits === undefined ? ["nSplits" as const] : []),
    ...(nRepeats === undefined ? ["nRepeats" as const] : []),
    ...(nLabels === undefined ? ["nLabels" as const] : []),
    ...(recallTarget === undefined ? ["recallTarget" as const] : []),
    ...(costRatio === undefined ? ["costRatio" as const] : []),
  ];
  return {
    input: {
      preprocessing,
      representation: representation === "pca" ? { kind: "pca", nComponents } : { kind: representation },
      ...{ setting, nSplits, nRepeats, nLabels, recallTarget, costRatio },
    },
    wrong,
  };
}

function wholeIn(text: string, low: number, high: number): number | undefined {
  return numberWhere(text, (value) => Number.isInteger(value) && value >= low && value <= high);
}

/** A comma is a point: half of the readers write it. */
function numberWhere(text: string, fits: (value: number) => boolean): number | undefined {
  const value = text.trim() === "" ? Number.NaN : Number(text.replace(",", "."));
  return fits(value) ? value : undefined;
}
