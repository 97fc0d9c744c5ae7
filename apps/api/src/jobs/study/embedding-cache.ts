import { randomUUID } from "node:crypto";
import {
  type EmbeddingSpace,
  ensureSpace,
  findSpace,
  insertChunk,
  listEmbedded,
  listProviders,
  readVectors,
  type SpaceKey,
} from "@brainscan/db/queries/embeddings";
import type { LayerName } from "@brainscan/db/schema/experiments";
import type { Embedder } from "@brainscan/ml/backbone/embedder";
import type { Matrix } from "@brainscan/ml/matrix/matrix";
import type { App } from "../../app.ts";

export const LAYERS: readonly LayerName[] = ["avgpool", "layer3"];

export type LayerSpaces = Record<LayerName, EmbeddingSpace>;

// A killed process loses at most this many images' work.
const ROWS_PER_CHUNK = 256;

/** The spaces of this network, if any image has been embedded; the preprocessing names the augmented view where there is one. */
export async function findSpaces(app: App, made: SpaceKey): Promise<LayerSpaces | null> {
  const find = (layer: LayerName) => findSpace(app.database.orm, { ...made, layer });
  const [avgpool, layer3] = [await find("avgpool"), await find("layer3")];
  return avgpool && layer3 ? { avgpool, layer3 } : null;
}

export async function ensureSpaces(
  app: App,
  backbone: string,
  made: SpaceKey,
  dims: Embedder["dims"],
): Promise<LayerSpaces> {
  const space = (layer: LayerName) =>
    ensureSpace(app.database.orm, { id: randomUUID(), backbone, ...made, layer, dim: dims[layer] });
  return { avgpool: await space("avgpool"), layer3: await space("layer3") };
}

/** Those of the image hashes that lack a vector on some layer, in order. */
export async function missingHashes(app: App, spaces: LayerSpaces, sha256: readonly string[]): Promise<string[]> {
  const db = app.database.orm;
  const embedded = await Promise.all(LAYERS.map((layer) => listEmbedded(db, { spaceId: spaces[layer].id, sha256 })));
  return sha256.filter((hash) => !embedded.every((known) => known.has(hash)));
}

/** Vectors as they are stored, by space and image hash: whoever has just made them need not read them back. */
export type VectorsAtHand = Map<string, Map<string, Float32Array>>;

/** Gathers vectors and writes them a chunk at a time, both layers of an image in one transaction.
 *  @param onWritten  told what of a chunk was stored: an image that another process embedded meanwhile keeps that one's vector */
export function chunkWriter(
  app: App,
  spaces: LayerSpaces,
  provider: string,
  onWritten: (stored: VectorsAtHand) => void,
) {
  let hashes: string[] = [];
  let vectors: Record<LayerName, Float32Array[]> = { avgpool: [], layer3: [] };
  let writing: Promise<void> = Promise.resolve();

  const write = async (batchHashes: string[], batch: Record<LayerName, Float32Array[]>) => {
    const stored = await app.database.orm.transaction(async (tx) => {
      const bySpace: VectorsAtHand = new Map();
      for (const layer of LAYERS) {
        const { id: spaceId, dim } = spaces[layer];
        const places = await insertChunk(tx, {
          id: randomUUID(),
          spaceId,
          provider,
          sha256: batchHashes,
          vectors: concat(batch[layer], dim),
        });
        bySpace.set(spaceId, new Map(places.map((at) => [batchHashes[at], batch[layer][at]])));
      }
      return bySpace;
    });
    onWritten(stored);
  };
  const flush = () => {
    if (hashes.length === 0) return writing;
    const [batchHashes, batch] = [hashes, vectors];
    hashes = [];
    vectors = { avgpool: [], layer3: [] };
    writing = writing.then(() => write(batchHashes, batch));
    return writing;
  };
  return {
    /** Resolves once there is room: the embedder waits for a slow disk. */
    async add(hash: string, result: Record<LayerName, Float32Array>): Promise<void> {
      hashes.push(hash);
      for (const layer of LAYERS) vectors[layer].push(result[layer]);
      if (hashes.length < ROWS_PER_CHUNK) return;
      await writing;
      // A write that fails is thrown by the next wait for `writing`.
      flush().catch(() => undefined);
    },
    flush,
  };
}

function concat(vectors: readonly Float32Array[], dim: number): Float32Array {
  const all = new Float32Array(vectors.length * dim);
  for (const [index, vector] of vectors.entries()) all.set(vector, index * dim);
  return all;
}

/** Execution providers that made these vectors. */
export async function providersOf(app: App, spaces: LayerSpaces, sha256: readonly string[]): Promise<string[]> {
  return listProviders(app.database.orm, { spaceId: spaces.avgpool.id, sha256 });
}

/** The vectors of a space, n x d, rows in the order of `sha256`. */
export async function readMatrix(app: App, space: EmbeddingSpace, sha256: readonly string[]): Promise<Matrix> {
  const vectors = await readVectors(app.database.orm, { space, sha256 });
  const data = concat(
    sha256.map((hash) => vectors.get(hash)!),
    space.dim,
  );
  return { data, rows: sha256.length, cols: space.dim };
}
