/** How fast one way of running was on a short trial. */
export type Trial = { threads: number; batchSize: number; imagesPerSecond: number };

/** A way of running, and what it was chosen among. */
export type Tuned = { threads: number; batchSize: number; tried: Trial[] };

export type TuningSpace = {
  /** The first one is what is taken unless another is clearly faster. */
  threads: readonly number[];
  batchSizes: readonly number[];
};

/** Runs on so many threads, in batches of that size. `durationMs`: what the trial took, its warm-up included. */
export type TryOut = (way: {
  threads: number;
  batchSize: number;
}) => Promise<{ imagesPerSecond: number; durationMs: number }>;

/** Another way must be this much faster: less is the noise of a short trial. */
const FASTER_BY = 1.05;
/** All trials together; the last one may end beyond it. */
const BUDGET_MS = 1500;
/** A warm-up and a run that is timed. */
const RUNS_MIN = 2;

/** Find the fastest way of running by trying: first every batch size on the usual threads, then the other thread counts with the
 *  best of them. A trial that would not fit in what is left of a second and a half is left out. */
export async function tune({ threads, batchSizes }: TuningSpace, tryOut: TryOut): Promise<Tuned> {
  const tried: Trial[] = [];
  let leftMs = BUDGET_MS;
  const attempt = async (way: { threads: number; batchSize: number }): Promise<Trial> => {
    const { imagesPerSecond, durationMs } = await tryOut(way);
    leftMs -= durationMs;
    const trial = { ...way, imagesPerSecond };
    tried.push(trial);
    return trial;
  };
  const usual = { threads: threads[0], batchSize: batchSizes[0] };
  let best = await attempt(usual);
  const others = [
    ...batchSizes.slice(1).map((batchSize) => () => ({ threads: usual.threads, batchSize })),
    ...threads.slice(1).map((count) => () => ({ threads: count, batchSize: best.batchSize })),
  ];
  for (const wayOf of others) {
    const way = wayOf();
    const perThread = best.imagesPerSecond / best.threads;
    if ((RUNS_MIN * way.batchSize * 1000) / perThread > leftMs) continue;
    const trial = await attempt(way);
    if (trial.imagesPerSecond > best.imagesPerSecond * FASTER_BY) best = trial;
  }
  return { threads: best.threads, batchSize: best.batchSize, tried };
}

/** What comes into question: all cores, or fewer where they share what computes; on a GPU larger and smaller batches.
 *  @param asked  what is settled already */
export function tuningSpace(
  kind: "cpu" | "gpu",
  cores: number,
  asked: { threads?: number; batchSize?: number },
): TuningSpace {
  const half = Math.ceil(cores / 2);
  const counts = kind === "gpu" ? [1] : [...new Set([cores, half, Math.ceil(half / 2)])];
  const sizes = kind === "gpu" ? [32, 8, 128] : [1, 4, 8];
  return {
    threads: asked.threads === undefined ? counts : [asked.threads],
    batchSizes: asked.batchSize === undefined ? sizes : [asked.batchSize],
  };
}
