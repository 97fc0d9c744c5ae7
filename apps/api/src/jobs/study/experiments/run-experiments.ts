import type { ExperimentRow } from "@brainscan/db/queries/experiments";
import type { FoldRow } from "@brainscan/db/schema/experiments";
import { type Champion, chooseChampion } from "@brainscan/ml/protocol/compare/choose-champion";
import { findClassifier } from "@brainscan/ml/registry/methods";
import { parseParameters } from "@brainscan/ml/registry/parameters";
import { type Candidate, candidatesOf, complexityOf } from "../../../plan/candidates.ts";
import type { Plan } from "../../../plan/plan.ts";
import type { JobContext } from "../../job.ts";
import type { StudyInputs } from "../load-inputs.ts";
import { type ExperimentRunner, experimentRunner, type StudySpec, type Wanted } from "./experiment-runner.ts";

export type Evaluated = { candidate: Candidate; experiment: ExperimentRow };

/** What stands beside one result: each null where the plan leaves it out, or it makes no sense. */
export type Controls = {
  of: Evaluated;
  /** Learning from labels alone, on the same images and folds. */
  baseline: Evaluated | null;
  transductive: ExperimentRow | null;
  shuffledLabels: ExperimentRow | null;
  naive: ExperimentRow | null;
};

export type CurvePoint = {
  /** Null: all labels. */
  nLabels: number | null;
  supervised: ExperimentRow;
  semiSupervised: ExperimentRow;
};

/** Experiments of a study, each for what it is there for. */
export type StudyExperiments = {
  candidates: Evaluated[];
  /** Those of them that the champion is chosen among: all, but where it is to score images that nothing was learned from. */
  eligible: Evaluated[];
  choice: Champion | null;
  champion: Evaluated | null;
  controls: Controls[];
  /** Empty when the plan has no semi-supervised method. */
  curve: CurvePoint[];
  /** The champion, then the same under other seeds. */
  seeds: ExperimentRow[];
  /** Of each eligible one, of each fold of the first repeat: the folds nested in its training images. Null: not asked for. */
  nested: FoldRow[][][] | null;
};

export const NO_EXPERIMENTS: StudyExperiments = {
  candidates: [],
  eligible: [],
  choice: null,
  champion: null,
  controls: [],
  curve: [],
  seeds: [],
  nested: null,
};

const BASELINE = "logisticRegression";

/** Everything that a plan compares, then what stands beside the results. */
export async function runExperiments(
  context: JobContext,
  study: StudySpec,
  inputs: StudyInputs,
  plan: Plan,
): Promise<StudyExperiments> {
  const runner = experimentRunner(context, study, inputs, plan);
  const planned = withBaselines(candidatesOf(plan));
  const rows = await runner.run(
    "EVALUATE",
    planned.map((candidate) => ({ candidate, role: "CANDIDATE" })),
  );
  const candidates = planned.map((candidate, index) => ({ candidate, experiment: rows[index] }));
  const eligible = inputs.sample ? candidates.filter(({ candidate }) => canScoreAnyImage(candidate)) : candidates;
  const choice = chooseChampion(
    eligible.map(({ candidate, experiment }) => ({
      id: experiment.contentHash,
      folds: experiment.folds ?? [],
      complexity: complexityOf(candidate),
    })),
  );
  const champion = eligible.find(({ experiment }) => experiment.contentHash === choice?.id) ?? null;
  const beside = await runBeside(runner, plan, candidates, champion);
  const nested =
    plan.nestedChoice && champion
      ? await runner.runNested(
          "NEST",
          eligible.map(({ candidate }) => candidate),
        )
      : null;
  return { candidates, eligible, choice, champion, ...beside, nested };
}

/** Its model can be kept, and says the same of an image wherever it is asked: see encodeScorer. */
const canScoreAnyImage = ({ method }: Candidate) => findClassifier(method).scoreGraph === "WRITTEN";

/** A semi-supervised result means nothing without the supervised one on the same folds. */
function withBaselines(candidates: readonly Candidate[]): Candidate[] {
  const all = [...candidates];
  for (const candidate of candidates) {
    if (!isSemiSupervised(candidate) || baselineOf(all, candidate)) continue;
    const parameters = parseParameters(findClassifier(BASELINE).parameters, {});
    all.push({ ...candidate, method: BASELINE, parameters });
  }
  return all;
}

const isSemiSupervised = ({ method }: Candidate) => findClassifier(method).task === "SEMI_SUPERVISED";

/** The configuration that differs in the method alone. */
function baselineOf<One extends Candidate>(candidates: readonly One[], candidate: Candidate): One | undefined {
  const features = ({ layer, preprocessing, representation }: Candidate) =>
    JSON.stringify([layer, preprocessing, representation]);
  return candidates.find((one) => one.method === BASELINE && features(one) === features(candidate));
}

type Beside = Pick<StudyExperiments, "controls" | "curve" | "seeds">;

async function runBeside(
  runner: ExperimentRunner,
  plan: Plan,
  candidates: readonly Evaluated[],
  champion: Evaluated | null,
): Promise<Beside> {
  if (!champion) return { controls: [], curve: [], seeds: [] };
  const semi = candidates.filter(({ candidate }) => isSemiSupervised(candidate));
  const controlled = semi.includes(champion) ? semi : [champion, ...semi];
  const asked = controlled.flatMap((of) => controlsOf(plan, of).map((wanted) => ({ of, wanted })));
  const pair = curvePair(candidates, semi);
  // A fold cannot learn from more labels than it trains on.
  const sizes = pair ? plan.labelEfficiency.filter((size) => size < fewestTrained(pair[0].experiment)) : [];
  const points = sizes.flatMap((nLabels) =>
    (pair ?? []).map(({ candidate }): Wanted => ({ candidate, role: "LABEL_EFFICIENCY", protocol: { nLabels } })),
  );
  const seeds = plan.otherSeeds.map((seed): Wanted => ({ candidate: champion.candidate, role: "SEED", seed }));

  const rows = await runner.run("CONTROL", [...asked.map(({ wanted }) => wanted), ...points, ...seeds]);
  const found = (of: Evaluated, role: Wanted["role"]) =>
    rows[asked.findIndex((one) => one.of === of && one.wanted.role === role)] ?? null;
  const evaluated = candidates.map(({ candidate }) => candidate);
  const controls = controlled.map((of) => {
    const baseline = isSemiSupervised(of.candidate) ? baselineOf(evaluated, of.candidate) : undefined;
    return {
      of,
      baseline: candidates.find(({ candidate }) => candidate === baseline) ?? null,
      transductive: found(of, "TRANSDUCTIVE"),
      shuffledLabels: found(of, "SHUFFLED_LABELS"),
      naive: found(of, "NAIVE"),
    };
  });
  const curve = sizes.map((nLabels, index) => ({
    nLabels,
    supervised: rows[asked.length + 2 * index],
    semiSupervised: rows[asked.length + 2 * index + 1],
  }));
  const all = pair && { nLabels: null, supervised: pair[0].experiment, semiSupervised: pair[1].experiment };
  return {
    controls,
    curve: all ? [...curve, all] : [],
    seeds: [champion.experiment, ...rows.slice(asked.length + points.length)],
  };
}

function fewestTrained({ folds }: ExperimentRow): number {
  return Math.min(...(folds ?? []).map(({ nTrain }) => nTrain));
}

function controlsOf(plan: Plan, { candidate }: Evaluated): Wanted[] {
  const { shuffledLabels, naive } = plan.controls;
  return [
    ...(plan.transductive && isSemiSupervised(candidate)
      ? [{ candidate, role: "TRANSDUCTIVE" as const, protocol: { setting: "TRANSDUCTIVE" as const } }]
      : []),
    ...(shuffledLabels
      ? [{ candidate, role: "SHUFFLED_LABELS" as const, protocol: { control: "SHUFFLED_LABELS" as const } }]
      : []),
    ...(naive ? [{ candidate, role: "NAIVE" as const, protocol: { control: "NAIVE" as const } }] : []),
  ];
}

/** The semi-supervised result of the highest area, after its baseline: what the curve of labels compares. */
function curvePair(
  candidates: readonly Evaluated[],
  semi: readonly Evaluated[],
): [supervised: Evaluated, semiSupervised: Evaluated] | null {
  const area = ({ experiment }: Evaluated) =>
    experiment.figures?.find(({ id }) => id === "rocAuc")?.value ?? Number.NEGATIVE_INFINITY;
  const best = semi.reduce<Evaluated | null>((top, one) => (top && area(top) >= area(one) ? top : one), null);
  if (!best) return null;
  const baseline = baselineOf(
    candidates.map(({ candidate }) => candidate),
    best.candidate,
  );
  const supervised = candidates.find(({ candidate }) => candidate === baseline);
  return supervised ? [supervised, best] : null;
}
