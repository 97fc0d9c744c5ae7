import type { FigureRow } from "@brainscan/db/schema/experiments";
import { compareToBaseline } from "@brainscan/ml/protocol/compare/compare-to-baseline";
import type { ComparedFold, Verdict } from "@brainscan/ml/protocol/compare/compared";
import { estimateOptimism } from "@brainscan/ml/protocol/compare/estimate-optimism";
import { type Judged, judgePairs } from "@brainscan/ml/protocol/compare/judge-pairs";
import { labelEfficiency } from "@brainscan/ml/protocol/compare/label-efficiency";
import { type KeyedCompared, priceOfLeakage } from "@brainscan/ml/protocol/compare/price-of-leakage";
import { seedSensitivity } from "@brainscan/ml/protocol/compare/seed-sensitivity";
import type { ChampionOptimism, ComparisonSection } from "../deliverables/report/comparison-section.ts";
import { comparedExperiments, type KnownImages, type StoredScores } from "./compared-experiments.ts";

/** Level of every interval and verdict, and chance of showing the smallest effect. */
export const LEVEL = 0.95;
export const POWER = 0.8;

type Figured = { id: string; figure: FigureRow | null };

/** A study's experiments by what they are there for; each is named by its content hash. Plain data. */
export type StudyToJudge = {
  seed: number;
  scores: StoredScores[];
  images: KnownImages;
  candidates: { id: string; complexity: number[] }[];
  /** Ids of those that the champion was chosen among; left out: all. */
  eligible?: string[];
  baseline: string | null;
  /** `semiSupervised`: it also learned from the unlabelled images. */
  controls: {
    of: string;
    semiSupervised: boolean;
    baseline: string | null;
    transductive: Figured | null;
    shuffledLabels: Figured | null;
    naive: string | null;
  }[];
  curve: { nLabels: number | null; supervised: string; semiSupervised: string }[];
  seeds: { seed: number; id: string }[];
  /** Of each eligible candidate, of each fold of the first repeat. Null: not asked for. */
  nested: ComparedFold[][][] | null;
};

export type JudgedStudy = { section: ComparisonSection; optimism: ChampionOptimism | null };

/** What the experiments of a study say beside one another.
 *  O(experiments folds + leakage controls x resamples n). */
export function judgeStudy(study: StudyToJudge): JudgedStudy {
  const { seed, candidates, baseline } = study;
  const params = { seed, level: LEVEL, power: POWER };
  const all = new Map(comparedExperiments(study.scores, study.images).map((one) => [one.id, one]));
  const get = (id: string): KeyedCompared => {
    const found = all.get(id);
    if (!found) throw new Error(`the experiment ${id} is not among those compared`);
    return found;
  };
  const others = candidates.filter(({ id }) => id !== baseline);
  const against =
    baseline === null
      ? []
      : compareToBaseline(
          get(baseline),
          others.map(({ id }) => get(id)),
          params,
        );
  const controls = judgeControls(study, get, params);
  const curve = study.curve.map(({ nLabels, supervised, semiSupervised }) => ({
    nLabels,
    supervised: get(supervised),
    semiSupervised: get(semiSupervised),
  }));
  return {
    section: {
      level: LEVEL,
      power: POWER,
      baseline,
      candidates: against.map(({ id, ...difference }) => ({ experimentId: id, difference })),
      controls,
      labelEfficiency:
        curve.length === 0
          ? null
          : {
              ...labelEfficiency(curve, params),
              supervised: study.curve[study.curve.length - 1].supervised,
              semiSupervised: study.curve[study.curve.length - 1].semiSupervised,
            },
      seeds:
        study.seeds.length < 2
          ? null
          : seedSensitivity(study.seeds.map((run) => ({ seed: run.seed, folds: get(run.id).folds }))),
      semiSupervision: sumUpSemiSupervision(study, controls, get),
    },
    optimism: optimismOf(study, get),
  };
}

type Get = (id: string) => KeyedCompared;
type Params = { seed: number; level: number; power: number };

function judgeControls({ controls }: StudyToJudge, get: Get, params: Params): ComparisonSection["controls"] {
  const paired = controls.filter(({ baseline }) => baseline !== null);
  const judged = new Map<string, Judged>(
    judgePairs(
      paired.map(({ of, baseline }) => ({ name: of, first: get(baseline ?? of), second: get(of) })),
      params,
    ).map((difference, at) => [paired[at].of, difference]),
  );
  return controls.map(({ of, semiSupervised, baseline, transductive, shuffledLabels, naive }) => {
    const difference = judged.get(of);
    return {
      experimentId: of,
      semiSupervised,
      baseline: baseline !== null && difference ? { experimentId: baseline, difference } : null,
      transductive: transductive && { experimentId: transductive.id, figure: transductive.figure },
      shuffledLabels: shuffledLabels && {
        ...{ experimentId: shuffledLabels.id, figure: shuffledLabels.figure },
        holdsChance: holdsChance(shuffledLabels.figure),
      },
      leakage: naive === null ? null : { experimentId: naive, ...priceOfLeakage(get(of), get(naive), params) },
    };
  });
}

/** Whether 0.5 lies in the interval of an area; null without one. */
function holdsChance(figure: FigureRow | null): boolean | null {
  return figure?.interval ? figure.interval.low <= 0.5 && figure.interval.high >= 0.5 : null;
}

/** The semi-supervised results against learning from labels alone, judged together; the one of the highest area speaks for
 *  what could have been seen. */
function sumUpSemiSupervision(
  { controls: asked }: StudyToJudge,
  controls: ComparisonSection["controls"],
  get: Get,
): ComparisonSection["semiSupervision"] {
  const compared = controls.flatMap(({ experimentId, semiSupervised, baseline }) =>
    semiSupervised && baseline ? [{ experimentId, difference: baseline.difference }] : [],
  );
  if (compared.length === 0) return null;
  const areas = new Map(asked.map(({ of }) => [of, meanArea(get(of).folds)]));
  const best = compared.reduce((top, one) =>
    (areas.get(one.experimentId) ?? 0) > (areas.get(top.experimentId) ?? 0) ? one : top,
  );
  const at = (verdict: Verdict) =>
    compared.filter(({ difference }) => difference.verdict === verdict).map(({ experimentId }) => experimentId);
  const [better, worse] = [at("BETTER"), at("WORSE")];
  const measured = compared.some(({ difference }) => difference.interval !== null);
  return {
    verdict:
      better.length > 0
        ? worse.length > 0
          ? "DEPENDS_ON_METHOD"
          : "HELPS"
        : worse.length > 0
          ? "HURTS"
          : measured
            ? "NO_DIFFERENCE_SHOWN"
            : "NOT_MEASURED",
    nCompared: compared.length,
    better,
    worse,
    best: best.experimentId,
    difference: best.difference.difference,
    interval: best.difference.interval,
    smallestEffect: best.difference.smallestEffectAmongAll,
    n: best.difference.n,
  };
}

function meanArea(folds: readonly ComparedFold[]): number {
  const areas = folds.flatMap(({ rocAuc }) => rocAuc ?? []);
  return areas.length === 0 ? 0 : areas.reduce((sum, area) => sum + area, 0) / areas.length;
}

function optimismOf({ candidates: all, eligible, nested }: StudyToJudge, get: Get): ChampionOptimism | null {
  if (!nested) return null;
  const candidates = eligible ? all.filter(({ id }) => eligible.includes(id)) : all;
  const nFolds = Math.max(0, ...nested.map((folds) => folds.length));
  const inside = Array.from({ length: nFolds }, (_, fold) => ({
    repeat: 0,
    fold,
    candidates: candidates.map(({ id }, at) => ({ id, folds: nested[at][fold] ?? [] })),
  }));
  const found = estimateOptimism(
    candidates.map(({ id, complexity }) => ({ id, complexity, folds: get(id).folds })),
    inside,
    LEVEL,
  );
  if (!found) return null;
  const { optimism: value, interval, nestedAuc, nestedInterval, correctedAuc, correctedInterval, chosen } = found;
  return {
    ...{ value, interval, nestedAuc, nestedInterval, correctedAuc, correctedInterval, nFolds: found.nFolds },
    chosenInside: chosen.map(({ id, times }) => ({ experimentId: id, times })),
    ...(found.reason && { reason: found.reason }),
  };
}
