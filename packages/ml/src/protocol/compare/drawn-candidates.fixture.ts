import { rocAuc } from "../../metrics/roc-auc.ts";
import { drawNormal, shuffle } from "../../random/draw.ts";
import { createRandom, type Random } from "../../random/random.ts";
import type { Candidate } from "./choose-champion.ts";
import type { ComparedFold } from "./compared.ts";
import type { NestedFold } from "./estimate-optimism.ts";

export type DrawnStudy = { candidates: Candidate[]; nested: NestedFold[] };

export type Drawing = {
  /** Half of them cancers. */
  nRows: number;
  /** Deviations between the classes' mean scores: one candidate each. */
  shifts: readonly number[];
  nRepeats: number;
  /** Simplest first, or all alike. */
  complexity: "rising" | "equal";
};

/** Candidates whose scores need no training: a row's is normal noise, plus the candidate's shift where it is a cancer.
 *  So the true area of each is known, and choosing is all that can make a figure optimistic. */
export function drawStudy(seed: number, { nRows, shifts, nRepeats, complexity }: Drawing): DrawnStudy {
  const random = createRandom(seed, "drawn study");
  const labels = Array.from({ length: nRows }, (_, row) => row % 2);
  const scores = shifts.map((shift) => labels.map((label) => drawNormal(random) + shift * label));
  const all = Array.from(labels.keys());
  const candidates = shifts.map((_, at) => ({
    id: `candidate ${at}`,
    complexity: complexity === "rising" ? [at] : [0],
    folds: [] as ComparedFold[],
  }));
  const nested: NestedFold[] = [];
  for (let repeat = 0; repeat < nRepeats; repeat++) {
    const outer = dealFolds(all, labels, random);
    outer.forEach((test, fold) => {
      for (const [at, { folds }] of candidates.entries())
        folds.push(foldOf(repeat, fold, test, nRows - test.length, labels, scores[at]));
      if (repeat > 0) return;
      const train = all.filter((row) => !test.includes(row));
      const inner = dealFolds(train, labels, random);
      const innerFolds = (of: readonly number[]): ComparedFold[] =>
        inner.map((held, at) => foldOf(0, at, held, train.length - held.length, labels, of));
      nested.push({
        repeat,
        fold,
        candidates: candidates.map(({ id }, at) => ({ id, folds: innerFolds(scores[at]) })),
      });
    });
  }
  return { candidates, nested };
}

/** Five folds, as many of each class in each. */
function dealFolds(rows: readonly number[], labels: readonly number[], random: Random): number[][] {
  const folds: number[][] = [[], [], [], [], []];
  for (const label of [0, 1]) {
    const own = shuffle(
      rows.filter((row) => labels[row] === label),
      random,
    );
    own.forEach((row, at) => {
      folds[at % 5].push(row);
    });
  }
  return folds;
}

function foldOf(
  repeat: number,
  fold: number,
  test: readonly number[],
  nTrain: number,
  labels: readonly number[],
  scores: readonly number[],
): ComparedFold {
  const area = rocAuc(
    test.map((row) => labels[row]),
    test.map((row) => scores[row]),
  );
  return { repeat, fold, nTrain, nTest: test.length, rocAuc: area, rows: test };
}
