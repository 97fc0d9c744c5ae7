import { type CheckEvidence, evidenceOf, notRun, undecided } from "../evidence.ts";

type Vectors = { data: ArrayLike<number>; rows: number; cols: number };

/** Does every distinct image have a vector on every layer, of numbers alone?
 *  @param layers   the matrices that the study learned from, a row an image
 *  @param nImages  distinct images of the data set */
export function featuresFinite({ layers, nImages }: { layers: readonly Vectors[]; nImages: number }): CheckEvidence {
  const id = "featuresFinite";
  if (layers.length === 0) return notRun(id, "NOT_ASKED");
  if (nImages === 0) return undecided(id, "NO_IMAGES", 0);
  const missing = layers.reduce((sum, { rows }) => sum + Math.max(0, nImages - rows), 0);
  const broken = layers.reduce((sum, layer) => sum + countBroken(layer), 0);
  const n = layers.length * nImages;
  return evidenceOf(id, {
    ...{ value: missing + broken, n },
    evidence: { code: "CHECK_FEATURES", params: { n, nImages, nLayers: layers.length, missing, broken } },
  });
}

/** Rows with a value that is no finite number, or with nothing but zeros: a network that has gone dumb gives those. */
function countBroken({ data, rows, cols }: Vectors): number {
  let broken = 0;
  for (let row = 0; row < rows; row++) {
    let finite = true;
    let alive = false;
    for (let i = row * cols; i < (row + 1) * cols; i++) {
      finite &&= Number.isFinite(data[i]);
      alive ||= data[i] !== 0;
    }
    if (!finite || !alive) broken++;
  }
  return broken;
}
