import { readFile } from "node:fs/promises";
import { openEmbedder } from "@brainscan/ml/backbone/embedder";
import { observeRanges } from "@brainscan/ml/backbone/int8/observe-ranges";
import { shippedWeights } from "@brainscan/ml/backbone/shipped-weights";

const CALIBRATION_IMAGES = 32;

/** Images a second of each precision, from files to features, in turn on the same threads with the same batch.
 *  @param paths  the ranges of int8 are observed on the first 32, the others are timed
 *  @returns rates of each precision, one a repetition */
export async function measureSpeed(paths, { threads, repetitions }) {
  const { path: weightsPath } = shippedWeights();
  const items = paths.map((path) => ({ key: path, read: () => readFile(path) }));
  const [sample, timed] = [items.slice(0, CALIBRATION_IMAGES), items.slice(CALIBRATION_IMAGES)];
  const { ranges } = await observeRanges(sample, { weightsPath, workers: threads });
  const open = (network) => openEmbedder({ weightsPath, provider: "cpu", workers: threads, batchSize: 1, network });
  const embedders = [await open({ precision: "float32" }), await open({ precision: "int8", ranges })];
  let n = 0;
  const rates = { float32: [], int8: [] };
  // The first round warms up; interleaved, so that whatever else the machine does falls on both alike.
  for (let round = 0; round <= repetitions; round++)
    for (const { embed, execution } of embedders) {
      const start = performance.now();
      let embedded = 0;
      await embed(timed, {
        onResult: () => {
          embedded++;
        },
        // A data set may hold files that are no images: they take next to no time, and do not count.
        onFailure: () => undefined,
      });
      if (round > 0) rates[execution.precision].push((embedded * 1000) / (performance.now() - start));
      n = embedded;
    }
  for (const { close } of embedders) await close();
  return { timed: n, rates };
}
