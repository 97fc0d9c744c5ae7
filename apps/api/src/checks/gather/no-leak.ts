import type { FigureRow, FoldRow } from "@brainscan/db/schema/experiments";
import { type CheckEvidence, evidenceOf, notRun } from "../evidence.ts";
import { countStraddling } from "./straddling.ts";

export type LeakSources = {
  /** Honest experiments whose held-out images left the pool, with the folds as they are stored. */
  experiments: readonly { folds: readonly Pick<FoldRow, "rows" | "nTrain" | "nUnlabelled">[] }[];
  /** Of each row that classifiers learn from: 0, 1 or -1, and its family. */
  labels: ArrayLike<number>;
  families: ArrayLike<number>;
  /** ROC AUC of the champion learned from shuffled labels; null where that was not asked for. */
  shuffled: Pick<FigureRow, "value" | "interval"> | null;
  /** Files that the backbone learned from, unlabelled: no leak of labels, and told all the same. */
  imagesSeen: number;
};

const CHANCE = 0.5;

/** Did a held-out image, a duplicate of it or its label reach what was learned? Looks at the stored folds, not at what the code
 *  is meant to do, and at what shuffled labels gave: anything but chance there is a leak of which nobody thought. */
export function noLeak({ experiments, labels, families, shuffled, imagesSeen }: LeakSources): CheckEvidence {
  const id = "noLeak";
  const folds = experiments.flatMap((one) => [...one.folds]);
  if (folds.length === 0) return notRun(id, "NO_CLASSIFIER");
  const { inTraining, inPool } = countStraddling(folds, { labels, families });
  const interval = shuffled?.interval ?? null;
  const beyondChance = interval !== null && (interval.low > CHANCE || interval.high < CHANCE) ? 1 : 0;
  const found = { nFolds: folds.length, inTraining, inPool, imagesSeen };
  return evidenceOf(id, {
    ...{ value: inTraining + inPool + beyondChance, n: folds.length },
    ...(interval === null ? { decides: "failure" as const, reason: "NO_CONTROL" as const } : {}),
    evidence:
      interval !== null && shuffled !== null && shuffled.value !== null
        ? {
            code: "CHECK_LEAK",
            params: { ...found, auc: shuffled.value, low: interval.low, high: interval.high, beyondChance },
          }
        : { code: "CHECK_LEAK_NO_CONTROL", params: found },
  });
}
