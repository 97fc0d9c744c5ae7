import type { ExperimentConfig } from "./experiment.ts";

/** @throws RangeError naming the choice that is out of range */
export function checkProtocol({ protocol, representation }: ExperimentConfig): void {
  const { nRepeats, nSplits, nLabels, recallTarget, costRatio = 1 } = protocol;
  for (const [name, value, least] of [
    ["nRepeats", nRepeats, 1],
    ["nSplits", nSplits, 2],
    ["nLabels", nLabels ?? 2, 2],
    ["nComponents", representation.kind === "pca" ? representation.nComponents : 1, 1],
  ] as const) {
    if (!Number.isInteger(value) || value < least)
      throw new RangeError(`${name} is ${value}, at least ${least} ${least === 1 ? "is" : "are"} needed`);
  }
  if (!(recallTarget > 0 && recallTarget <= 1))
    throw new RangeError(`recallTarget must be inside (0, 1], got ${recallTarget}`);
  if (!(costRatio > 0 && Number.isFinite(costRatio)))
    throw new RangeError(`costRatio must be positive, got ${costRatio}`);
}
