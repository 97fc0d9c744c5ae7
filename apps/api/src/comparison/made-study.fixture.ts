import { rocAuc } from "@brainscan/ml/metrics/roc-auc";
import { drawNormal, shuffle } from "@brainscan/ml/random/draw";
import { createRandom } from "@brainscan/ml/random/random";
import type { StoredScores } from "./compared-experiments.ts";
import type { StudyToJudge } from "./judge-study.ts";

type Made = {
  nImages?: number;
  /** Scores of cancers lie this much higher; what the semi-supervised one adds to it. */
  shift?: number;
  gain?: number;
  /** What the naive protocol adds: each image has a copy, whose score moves with its label. */
  leak?: number;
  nNested?: number;
};

const N_SPLITS = 5;
const N_REPEATS = 2;

/** A study over drawn scores: logistic regression, label spreading and its controls; e1 and e2 are its candidates. */
export function madeStudy({ nImages = 40, shift = 1.5, gain = 0, leak = 0, nNested = N_SPLITS }: Made = {}) {
  const labels = Array.from({ length: nImages }, (_, row) => (row % 2 === 0 ? 0 : 1) as 0 | 1);
  const images = labels.map((label, row) => [`g${String(row).padStart(4, "0")}`, { label, family: row }] as const);
  const keys = images.map(([key]) => key);

  function drawn(id: string, { by = shift, seed = 0, nTrain = nImages, copies = 1 }: Drawn = {}): StoredScores {
    const shared = createRandom(1, "shared noise");
    const own = createRandom(1, "own noise", id);
    const noise = labels.map(() => 0.9 * drawNormal(shared) + 0.4 * drawNormal(own));
    const rows = Array.from({ length: nImages * copies }, (_, row) => row);
    const imageOf = (row: number) => Math.floor(row / copies);
    const scores = rows.map((row) => noise[imageOf(row)] + by * labels[imageOf(row)]);
    const folds = Array.from({ length: N_REPEATS }, (_, repeat) => {
      const dealt = shuffle(Int32Array.from(rows), createRandom(seed, "deal", `${copies} ${repeat}`));
      return Array.from({ length: N_SPLITS }, (_, fold) => {
        const held = [...dealt].filter((_, at) => at % N_SPLITS === fold);
        return {
          ...{ repeat, fold, nTest: held.length, nTrain: Math.min(nTrain, rows.length - held.length), rows: held },
          rocAuc: rocAuc(
            held.map((row) => labels[imageOf(row)]),
            held.map((row) => scores[row]),
          ),
        };
      });
    }).flat();
    const groupIds = rows.map((row) => keys[imageOf(row)]);
    return { id, folds, honest: copies === 1, outOfFold: { groupIds, scores, rows } };
  }

  const figure = (value: number, low: number, high: number) => ({
    ...{ id: "rocAuc", value, n: nImages, nFolds: N_SPLITS * N_REPEATS },
    interval: { low, high, level: 0.95, method: "nadeau-bengio" },
  });
  const study: StudyToJudge = {
    seed: 0,
    scores: [
      drawn("e1"),
      drawn("e2", { by: shift + gain }),
      drawn("naive", { by: shift + leak, copies: 2 }),
      drawn("e1 at 10", { by: shift - 0.5, nTrain: 10 }),
      drawn("e2 at 10", { by: shift - 0.5 + gain, nTrain: 10 }),
      drawn("other seed", { seed: 1 }),
    ],
    images: new Map(images),
    candidates: [
      { id: "e1", complexity: [1] },
      { id: "e2", complexity: [2] },
    ],
    baseline: "e1",
    controls: [
      {
        ...{ of: "e2", semiSupervised: true, baseline: "e1", naive: "naive" },
        transductive: { id: "transductive", figure: figure(0.9, 0.8, 0.97) },
        shuffledLabels: { id: "shuffled", figure: figure(0.47, 0.33, 0.61) },
      },
    ],
    curve: [
      { nLabels: 10, supervised: "e1 at 10", semiSupervised: "e2 at 10" },
      { nLabels: null, supervised: "e1", semiSupervised: "e2" },
    ],
    seeds: [
      { seed: 0, id: "e1" },
      { seed: 1, id: "other seed" },
    ],
    nested: ["e1", "e2"].map((id, at) =>
      Array.from({ length: nNested }, (_, fold) =>
        drawn(`${id} inside ${fold}`, { by: shift + at * gain, seed: 10 + fold }).folds.filter(
          ({ repeat }) => repeat === 0,
        ),
      ),
    ),
  };
  return study;
}

type Drawn = { by?: number; seed?: number; nTrain?: number; copies?: number };
