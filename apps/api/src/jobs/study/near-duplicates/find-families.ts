import { featureDistance } from "@brainscan/ml/duplicates/feature-distance";
import type { NearDuplicates } from "@brainscan/ml/duplicates/find-near-duplicates";
import { hashDistance } from "@brainscan/ml/duplicates/hash-distance";
import { COPY_VIEWS } from "@brainscan/ml/image/copies/copy-views";
import type { MeasuredImage } from "@brainscan/ml/image/measures/measurer";
import type { Matrix } from "@brainscan/ml/matrix/matrix";
import { runScience } from "../../../science/run-science.ts";
import type { JobContext } from "../../job.ts";
import { type NetworkId, networkParts } from "../network-id.ts";
import { type DatasetSnapshot, stateOf } from "../read-dataset.ts";
import { remembered } from "../stage-memory.ts";
import type { DistinctImage } from "../study-rows.ts";
import { copyHashes } from "./measure-files.ts";

/** Share of the images whose altered copies show what "the same picture again" looks like in this set, within bounds: with
 *  fifty of 1,410, the farthest copy still moved with the draw. */
const SAMPLE = { share: 0.1, min: 12, max: 128 };

export type FoundDuplicates = Omit<NearDuplicates, "families"> & { families: number[] };

type Source = Pick<DatasetSnapshot, "rows" | "reviews" | "fingerprint" | "sample"> & {
  measured: readonly MeasuredImage[];
  /** n x d: avgpool of the plain images. */
  features: Matrix;
  network: NetworkId;
  /** The same of an altered copy of some rows. */
  embedCopies: (rows: readonly DistinctImage[], view: (typeof COPY_VIEWS)[number]) => Promise<Matrix>;
};

/** Rows that show the same picture, or nearly: by perceptual hash and embedding, as far as altered copies of the set's own
 *  images reach, and as readers have said. */
export async function findFamilies(context: JobContext, source: Source): Promise<FoundDuplicates> {
  const { app, signal, report } = context;
  const { rows, reviews, measured, features, network } = source;
  report("FAMILIES", 0, COPY_VIEWS.length + 1);
  return remembered(app, "near duplicates", { ...stateOf(source), ...networkParts(network) }, async () => {
    const copies = await copyDistances(context, source);
    const at = new Map(rows.map(({ groupId }, row) => [groupId, row]));
    const reviewed = reviews.flatMap(({ groupA, groupB, same }) => {
      const [a, b] = [at.get(groupA), at.get(groupB)];
      return a === undefined || b === undefined ? [] : [{ a, b, same }];
    });
    const found = await runScience(
      "nearDuplicates",
      {
        hashes: measured.map(({ perceptualHash }) => perceptualHash),
        features,
        keys: rows.map(({ groupId }) => groupId),
        copies,
        reviewed,
      },
      { signal },
    );
    return { ...found, families: [...found.families] };
  });
}

/** How far altered copies of a sample lie from their originals. Rows are in the order of their pixels' hash, so the first of
 *  them are a random draw. */
async function copyDistances(
  context: JobContext,
  { rows, measured, features, embedCopies }: Source,
): Promise<{ hashDistances: number[]; featureDistances: number[] }> {
  const sample = rows.slice(0, Math.min(SAMPLE.max, Math.max(SAMPLE.min, Math.ceil(SAMPLE.share * rows.length))));
  const hashDistances: number[] = [];
  const featureDistances: number[] = [];
  const hashes = await copyHashes(context, sample, COPY_VIEWS);
  for (const [index, view] of COPY_VIEWS.entries()) {
    context.report("FAMILIES", index + 1, COPY_VIEWS.length + 1);
    const copies = await embedCopies(sample, view);
    for (const row of sample.keys()) {
      hashDistances.push(hashDistance(measured[row].perceptualHash, hashes[index][row]));
      featureDistances.push(featureDistance(rowOf(features, row), rowOf(copies, row)));
    }
  }
  return { hashDistances, featureDistances };
}

function rowOf({ data, cols }: Matrix, row: number): Float32Array {
  return data.subarray(row * cols, (row + 1) * cols);
}
