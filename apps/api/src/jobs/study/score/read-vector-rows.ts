import { readVectors } from "@brainscan/db/queries/embeddings";
import type { Matrix } from "@brainscan/ml/matrix/matrix";
import type { App } from "../../../app.ts";
import type { VectorsAtHand } from "../embedding-cache.ts";

/** Vectors of images as rows, in their order; those that have none are left out.
 *  @param atHand  of which nothing is read
 *  @returns also the place of each row in `sha256` */
export async function readVectorRows(
  { database }: Pick<App, "database">,
  space: { id: string; dim: number },
  sha256: readonly string[],
  atHand?: VectorsAtHand,
): Promise<{ matrix: Matrix; found: number[] }> {
  const held = atHand?.get(space.id);
  const unread = held ? sha256.filter((hash) => !held.has(hash)) : sha256;
  const read = await readVectors(database.orm, { space, sha256: unread });
  const vectors = sha256.map((hash) => held?.get(hash) ?? read.get(hash));
  const found = [...sha256.keys()].filter((at) => vectors[at] !== undefined);
  const data = new Float32Array(found.length * space.dim);
  for (const [row, at] of found.entries()) data.set(vectors[at] ?? [], row * space.dim);
  return { matrix: { data, rows: found.length, cols: space.dim }, found };
}
