import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openEmbedder } from "@brainscan/ml/backbone/embedder";
import { shippedWeights } from "@brainscan/ml/backbone/shipped-weights";
import { findImages } from "../images/bench-images.mjs";

/** avgpool features of the images below a folder, those that cannot be read left out. */
export async function embedFolder(scratch, folder) {
  const embedder = await openEmbedder({ weightsPath: shippedWeights().path, provider: "cpu" });
  const vectors = [];
  try {
    const items = findImages(folder, Infinity).map((path) => ({ key: path, read: () => readFile(path) }));
    await embedder.embed(items, {
      onResult: (_, { avgpool }) => void vectors.push(avgpool),
      onFailure: () => undefined,
    });
  } finally {
    await embedder.close();
  }
  const cols = vectors[0].length;
  const data = new Float32Array(vectors.length * cols);
  for (const [row, vector] of vectors.entries()) data.set(vector, row * cols);
  const path = join(scratch, "real.f32");
  await writeFile(path, data);
  return { name: `embeddings of ${folder}, ${vectors.length} x ${cols}`, path, rows: vectors.length, cols };
}
