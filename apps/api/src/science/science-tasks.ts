import { type ChooseKParams, type ClusterCandidate, chooseK } from "@brainscan/ml/cluster/choose-k";
import { clusterOnce } from "@brainscan/ml/cluster/cluster-once";
import { clusterMedoids } from "@brainscan/ml/cluster/medoids";
import {
  findNearDuplicates,
  type NearDuplicateInput,
  type NearDuplicates,
} from "@brainscan/ml/duplicates/find-near-duplicates";
import type { Matrix } from "@brainscan/ml/matrix/matrix";
import { nearestNeighbors } from "@brainscan/ml/neighbors/nearest-neighbors";
import type { NativeGuard } from "@brainscan/ml/onnx/native-guard";
import type { Comparison } from "@brainscan/ml/protocol/compare/compare-to-baseline";
import type {
  ExperimentConfig,
  ExperimentInputs,
  ExperimentResult,
  FoldResult,
} from "@brainscan/ml/protocol/experiment";
import { type FinalScores, fitAndScore } from "@brainscan/ml/protocol/fit-and-score";
import { runExperiment } from "@brainscan/ml/protocol/run-experiment";
import { runProjection } from "@brainscan/ml/protocol/run-unsupervised";
import { findClusterer } from "@brainscan/ml/registry/methods";
import { compareScores } from "../comparison/compare-experiments.ts";
import { type JudgedStudy, judgeStudy, type StudyToJudge } from "../comparison/judge-study.ts";
import { ensureDemoSet } from "../demo/ensure-demo-set.ts";
import type { Notice } from "../messages/notice.ts";
import { auditTasks } from "./audit-tasks.ts";
import { estimatePool } from "./estimate-pool.ts";
import { exportTasks } from "./export-tasks.ts";
import { outsideTasks } from "./outside-tasks.ts";
import { scaleUpTasks } from "./scale-up-tasks.ts";
import { scoreTasks } from "./score-tasks.ts";

/** One number of clusters, with the rows nearest the centre of each. */
export type ClusterChoice = ClusterCandidate & { medoids: number[][] };

const MEDOIDS = 6;

export type Projection = { coordinates: Float32Array; explainedVariance: number[] };

type OnProgress = (done: number, total: number) => void;
type OnPart = (part: unknown) => void;

/** What the science thread can do: plain data in, plain data out. */
export const scienceTasks = {
  ...outsideTasks,
  ...auditTasks,
  ...exportTasks,
  ...scaleUpTasks,
  ...scoreTasks,

  cluster: async (
    { features, labels, ...params }: { features: Matrix; labels: Int8Array } & ChooseKParams,
    onProgress: OnProgress,
  ): Promise<ClusterChoice[]> => {
    const { shape } = findClusterer(params.method ?? "kMeans").parameters;
    const isSized = "nClusters" in shape || "nComponents" in shape;
    const candidates = await (isSized ? chooseK : clusterOnce)(features, labels, params, { onProgress });
    return candidates.map((candidate) => {
      const nearest = clusterMedoids(features, candidate.clustering.labels, MEDOIDS);
      // The last clusters may hold no row: every one of them has a list, if an empty one.
      const medoids = Array.from({ length: candidate.nClusters }, (_, index) => [...(nearest[index] ?? [])]);
      return { ...candidate, medoids };
    });
  },

  project: async (
    { features, ...config }: { features: Matrix; method: string; parameters: Record<string, unknown>; seed: number },
    onProgress: OnProgress,
  ): Promise<Projection> => {
    const { coordinates, details } = await runProjection({ features }, config, { onProgress });
    const shares = Object.entries(details).filter(([name]) => name.startsWith("explainedVarianceRatio"));
    return { coordinates: coordinates.data, explainedVariance: shares.map(([, share]) => share) };
  },

  /** Its parts are its folds. */
  experiment: (
    { inputs, config, known }: { inputs: ExperimentInputs; config: ExperimentConfig; known: FoldResult[] },
    onProgress: OnProgress,
    onPart: OnPart,
  ): Promise<ExperimentResult> => runExperiment(inputs, config, { onProgress, known, onFold: onPart }),

  /** Not science, but as long: drawing keeps a thread busy for many seconds. */
  drawDemoSet: (input: { dataDir: string }, onProgress: OnProgress): Promise<string> =>
    ensureDemoSet(input.dataDir, { onProgress }),

  /** q x k: the nearest references of each query, the closest first. */
  nearest: async ({
    queries,
    references,
    k,
  }: {
    queries: Matrix;
    references: Matrix;
    k: number;
  }): Promise<Int32Array> => (await nearestNeighbors(queries, references, k)).indices,

  nearDuplicates: (input: NearDuplicateInput): Promise<NearDuplicates> => findNearDuplicates(input),

  compareExperiments: async (given: Parameters<typeof compareScores>[0]): Promise<Comparison[]> => compareScores(given),

  compareStudy: async (study: StudyToJudge): Promise<JudgedStudy> => judgeStudy(study),

  prevalence: estimatePool,

  score: (input: {
    inputs: ExperimentInputs;
    config: ExperimentConfig;
    folds: FoldResult[];
    outOfFold: Float64Array;
  }): Promise<FinalScores> => fitAndScore(input.inputs, input.config, input.folds, input.outOfFold),
};

export type ScienceTasks = typeof scienceTasks;
export type ScienceTask = keyof ScienceTasks;
export type ScienceInput<Task extends ScienceTask> = Parameters<ScienceTasks[Task]>[0];
export type ScienceOutput<Task extends ScienceTask> = Awaited<ReturnType<ScienceTasks[Task]>>;

/** What a science thread is started with. */
export type ScienceThreadData = { guard: NativeGuard };
/** One computation asked of it; it has one at a time. */
export type ScienceRequest = { task: ScienceTask; input: unknown };

export type ScienceMessage =
  | { type: "progress"; done: number; total: number }
  | { type: "part"; part: unknown }
  | { type: "result"; output: unknown }
  | { type: "failure"; error: unknown }
  /** A UserProblem: a thread's errors arrive without their class. */
  | { type: "problem"; notice: Notice };
