import { chooseChampion } from "@brainscan/ml/protocol/compare/choose-champion";
import { expect, test } from "vitest";
import { championOptimism, comparisonSection } from "../deliverables/report/comparison-section.ts";
import { comparedExperiments, imagesOf } from "./compared-experiments.ts";
import { judgeStudy } from "./judge-study.ts";
import { madeStudy } from "./made-study.fixture.ts";

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const areas = (study: ReturnType<typeof madeStudy>, id: string) =>
  (study.scores.find((one) => one.id === id)?.folds ?? []).map(({ rocAuc }) => rocAuc ?? Number.NaN);

test("what a study's experiments say is what the report's schema holds, and JSON keeps all of it", () => {
  const { section, optimism } = judgeStudy(madeStudy());
  expect(comparisonSection.parse(section)).toEqual(JSON.parse(JSON.stringify(section)));
  expect(championOptimism.parse(optimism)).toEqual(JSON.parse(JSON.stringify(optimism)));
});

test("a difference is that of the stored folds, each with its own", () => {
  const study = madeStudy({ gain: 0.6 });
  const [{ experimentId, difference }] = judgeStudy(study).section.candidates;
  const perFold = areas(study, "e2").map((area, at) => area - areas(study, "e1")[at]);
  expect(experimentId).toBe("e2");
  expect(difference.pairing).toBe("FOLDS");
  expect(difference.n).toBe(40);
  expect(difference.perFold.map((fold) => fold.difference)).toEqual(perFold);
  expect(difference.difference).toBeCloseTo(mean(perFold), 12);
});

test("a gain that is there helps, a loss hurts, and of none the smallest effect says what would have been seen", () => {
  const helped = judgeStudy(madeStudy({ nImages: 120, gain: 2 })).section.semiSupervision;
  expect(helped).toMatchObject({ verdict: "HELPS", nCompared: 1, better: ["e2"], worse: [], best: "e2", n: 120 });
  const hurt = judgeStudy(madeStudy({ nImages: 120, gain: -2 })).section.semiSupervision;
  expect(hurt).toMatchObject({ verdict: "HURTS", better: [], worse: ["e2"] });
  const none = judgeStudy(madeStudy()).section.semiSupervision;
  expect(none?.verdict).toBe("NO_DIFFERENCE_SHOWN");
  expect(none?.smallestEffect).toBeGreaterThan(Math.abs(none?.difference ?? 1));
});

test("the transductive score stands beside and takes no part: another one changes nothing else", () => {
  const study = madeStudy();
  const [controls] = study.controls;
  const without = judgeStudy({ ...study, controls: [{ ...controls, transductive: null }] });
  const told = judgeStudy(study);
  expect(told.section.controls[0].transductive?.figure?.value).toBe(0.9);
  expect({ ...told.section, controls: [{ ...told.section.controls[0], transductive: null }] }).toEqual(without.section);
});

test("shuffled labels pass when their interval holds 0.5, fail when it does not, and say neither without one", () => {
  const study = madeStudy();
  const [controls] = study.controls;
  const holds = (low: number, high: number) => {
    const figure = { id: "rocAuc", value: 0.6, n: 40, interval: { low, high, level: 0.95, method: "nadeau-bengio" } };
    const shuffledLabels = { id: "shuffled", figure };
    return judgeStudy({ ...study, controls: [{ ...controls, shuffledLabels }] }).section.controls[0].shuffledLabels;
  };
  expect(holds(0.5, 0.7)?.holdsChance).toBe(true);
  expect(holds(0.51, 0.7)?.holdsChance).toBe(false);
  expect(holds(0.2, 0.49)?.holdsChance).toBe(false);
  const bare = { ...controls, shuffledLabels: { id: "shuffled", figure: null } };
  expect(judgeStudy({ ...study, controls: [bare] }).section.controls[0].shuffledLabels?.holdsChance).toBeNull();
});

test("the price of leakage compares image by image, a file and its copy counting once", () => {
  const [{ leakage }] = judgeStudy(madeStudy({ nImages: 100, leak: 3 })).section.controls;
  expect(leakage).toMatchObject({ verdict: "INFLATED", n: 100, nShared: 100 });
  expect(leakage?.pooledDifference).toBeGreaterThan(0.05);
  expect(leakage?.naive.nFolds).toBe(10);
  const [{ leakage: none }] = judgeStudy(madeStudy()).section.controls;
  expect(none?.verdict).toBe("NO_DIFFERENCE_SHOWN");
});

test("folds dealt otherwise are never paired, whatever their numbers", () => {
  const { scores, images } = madeStudy();
  const [first, , naive, , , otherSeed] = comparedExperiments(scores, images);
  const rowsOf = (folds: typeof first.folds) => Array.from(folds[0].rows ?? []).sort();
  expect(rowsOf(otherSeed.folds)).not.toEqual(rowsOf(first.folds));
  // Rows of the naive protocol are files: told by their image, an image is held out more than once.
  expect(new Set(naive.folds.flatMap(({ rows }) => Array.from(rows ?? []))).size).toBe(40);
});

test("the champion's optimism is the mean over folds of its area less that of the one chosen inside", () => {
  const study = madeStudy({ gain: 0.5 });
  const { optimism } = judgeStudy(study);
  const perFold = [0, 1, 2, 3, 4].map((fold) => {
    const inside = chooseChampion(
      study.candidates.map((one, at) => ({ ...one, folds: study.nested?.[at][fold] ?? [] })),
    );
    return areas(study, inside?.id ?? "")[fold];
  });
  const champion = chooseChampion(
    study.candidates.map((one) => ({ ...one, folds: study.scores.find(({ id }) => id === one.id)?.folds ?? [] })),
  );
  const own = areas(study, champion?.id ?? "").slice(0, 5);
  expect(optimism?.nFolds).toBe(5);
  expect(optimism?.value).toBeCloseTo(mean(own) - mean(perFold), 12);
  expect(optimism?.correctedAuc).toBeCloseTo((champion?.auc ?? 0) - Math.max(0, optimism?.value ?? 0), 12);
  expect(judgeStudy({ ...study, nested: null }).optimism).toBeNull();
});

test("a plan without supervised or semi-supervised candidates leaves out what it cannot say", () => {
  const study = madeStudy();
  const bare = judgeStudy({ ...study, baseline: null, controls: [], curve: [], seeds: [study.seeds[0]], nested: null });
  expect(bare.section).toMatchObject({
    ...{ baseline: null, candidates: [], controls: [], labelEfficiency: null, seeds: null, semiSupervision: null },
  });
});

test("labels and families are those stored with the scores, honest families before the naive ones", () => {
  const outOfFold = { groupIds: ["a", "b"], scores: [0.1, 0.9], labels: [0, 1] as (0 | 1)[] };
  const naive = { id: "n", folds: [], honest: false, outOfFold: { ...outOfFold, families: [0, 1] } };
  const honest = { id: "h", folds: [], honest: true, outOfFold: { ...outOfFold, families: [7, 7] } };
  expect(imagesOf([naive, honest])).toEqual(
    new Map([
      ["a", { label: 0, family: 7 }],
      ["b", { label: 1, family: 7 }],
    ]),
  );
});
