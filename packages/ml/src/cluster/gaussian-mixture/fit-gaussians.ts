import type { Matrix } from "../../matrix/matrix.ts";
import type { FitTools } from "../../registry/fit-tools.ts";
import { fitKMeans } from "../kmeans/kmeans.ts";
import type { CovarianceType, Gaussians } from "./gaussians.ts";
import { maximise } from "./maximise.ts";
import { quadraticFormOf } from "./mixture-graphs.ts";
import { type CenteredRows, type Moments, momentsOfLabels, stepMixture } from "./mixture-passes.ts";
import { type MixtureStart, startGaussians } from "./mixture-start.ts";

/** How the kept start went. */
export type MixtureRun = {
  converged: boolean;
  nIter: number;
  /** nIter: mean log-likelihood of a row before each iteration's change of the Gaussians. */
  history: Float64Array;
};

type Parameters = {
  nComponents: number;
  covarianceType: CovarianceType;
  regCovar: number;
  tol: number;
  maxIter: number;
  nInit: number;
};

/** The best of nInit starts, its means back in the units of the features. */
export async function fitGaussians(
  features: Matrix,
  parameters: Parameters,
  tools: FitTools & { start?: MixtureStart },
): Promise<MixtureRun & { gaussians: Gaussians }> {
  const { cols: d } = features;
  const { start = {}, signal, onProgress } = tools;
  const { nComponents, covarianceType } = parameters;
  const { meansInit, weightsInit, precisionsInit } = start;
  const rows = { features, center: columnMeans(features) };
  const complete = await momentCompleter(rows, covarianceType);
  // Nothing is left to chance when everything is given.
  const nStarts = meansInit && weightsInit && precisionsInit ? 1 : parameters.nInit;
  let best: (MixtureRun & { gaussians: Gaussians }) | null = null;
  for (let at = 0; at < nStarts; at++) {
    const shape = { type: covarianceType, k: nComponents, center: rows.center };
    const first = await startGaussians(start, shape, () => guessFromKMeans(rows, parameters, tools, complete));
    const run = await maximiseLikelihood(rows, first, parameters, complete, {
      signal,
      onProgress: (done) => onProgress?.(at * parameters.maxIter + done, nStarts * parameters.maxIter),
    });
    if (best === null || lastOf(run.history) > lastOf(best.history)) best = run;
  }
  const { gaussians, ...run } = best!;
  const means = gaussians.means.map((mean, at) => mean + rows.center[at % d]);
  return { gaussians: { ...gaussians, means }, ...run };
}

async function maximiseLikelihood(
  rows: CenteredRows,
  first: Gaussians,
  { regCovar, tol, maxIter }: Parameters,
  complete: (moments: Moments) => Moments,
  { signal, onProgress }: Pick<FitTools, "signal"> & { onProgress: (done: number) => void },
): Promise<MixtureRun & { gaussians: Gaussians }> {
  const { rows: n } = rows.features;
  const history: number[] = [];
  let gaussians = first;
  let converged = false;
  while (history.length < maxIter && !converged) {
    signal?.throwIfAborted();
    onProgress(history.length);
    const { logLikelihood, moments } = await stepMixture(rows, gaussians);
    gaussians = maximise(gaussians.type, complete(moments), n, regCovar);
    converged = history.length > 0 && Math.abs(logLikelihood / n - lastOf(history)) < tol;
    history.push(logLikelihood / n);
  }
  return { gaussians, converged, nIter: history.length, history: Float64Array.from(history) };
}

async function guessFromKMeans(
  rows: CenteredRows,
  { nComponents, covarianceType, regCovar }: Parameters,
  { random, signal }: FitTools,
  complete: (moments: Moments) => Moments,
): Promise<Gaussians> {
  const { features } = rows;
  const { labels } = await fitKMeans(features, { nClusters: nComponents, nInit: 1 }, { random, signal });
  const moments = await momentsOfLabels(rows, labels, nComponents, quadraticFormOf(covarianceType));
  return maximise(covarianceType, complete(moments), features.rows, regCovar);
}

/** Tied Gaussians share the scatter of all rows, which no step changes: summed once. */
async function momentCompleter(rows: CenteredRows, type: CovarianceType): Promise<(moments: Moments) => Moments> {
  if (type !== "tied") return (moments) => moments;
  const { seconds } = await momentsOfLabels(rows, new Int32Array(rows.features.rows), 1, "full");
  return (moments) => ({ ...moments, seconds });
}

function columnMeans({ data, rows, cols }: Matrix): Float64Array {
  const means = new Float64Array(cols);
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) means[j] += data[i * cols + j];
  return means.map((sum) => sum / rows);
}

function lastOf(values: ArrayLike<number>): number {
  return values[values.length - 1];
}
