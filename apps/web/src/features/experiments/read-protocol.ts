import type { StartExperimentInput } from "../../generated/graphql.ts";

/** What was typed or chosen beside the method's own parameters. */
export type WrittenProtocol = {
  preprocessing: NonNullable<StartExperimentInput["preprocessing"]>;
  representation: "raw" | "standardised" | "pca";
  nComponents: string;
  setting: NonNullable<StartExperimentInput["setting"]>;
  nRepeats: string;
  /** Empty: all. */
  nLabels: string;
};

export const defaultProtocol: WrittenProtocol = {
  ...{ preprocessing: "PLAIN", representation: "raw", nComponents: "32" },
  ...{ setting: "INDUCTIVE", nRepeats: "5", nLabels: "" },
};

export type WrongField = "nComponents" | "nRepeats" | "nLabels";

type Read = Pick<StartExperimentInput, "preprocessing" | "representation" | "setting" | "nRepeats" | "nLabels">;

/** @returns what startExperiment takes, and the fields that cannot be read or lie out of range */
export function readProtocol(written: WrittenProtocol): { input: Read; wrong: WrongField[] } {
  const { preprocessing, representation, setting } = written;
  const nComponents = wholeIn(written.nComponents, 1, 512);
  const nRepeats = wholeIn(written.nRepeats, 1, 20);
  const nLabels = written.nLabels.trim() === "" ? null : wholeIn(written.nLabels, 2, 100_000);
  const wrong: WrongField[] = [
    ...(representation === "pca" && nComponents === undefined ? ["nComponents" as const] : []),
    ...(nRepeats === undefined ? ["nRepeats" as const] : []),
    ...(nLabels === undefined ? ["nLabels" as const] : []),
  ];
  return {
    input: {
      preprocessing,
      representation: representation === "pca" ? { kind: "pca", nComponents } : { kind: representation },
      ...{ setting, nRepeats, nLabels },
    },
    wrong,
  };
}

function wholeIn(text: string, low: number, high: number): number | undefined {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  return Number.isInteger(value) && value >= low && value <= high ? value : undefined;
}
