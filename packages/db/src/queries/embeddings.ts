import { and, eq } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { embeddingChunks, embeddingRows, embeddingSpaces } from "../schema/embeddings.ts";
import { anyOf } from "./any-of.ts";

export type EmbeddingSpace = typeof embeddingSpaces.$inferSelect;
export type NewEmbeddingSpace = Omit<typeof embeddingSpaces.$inferInsert, "createdAt">;

/** Find the space of these weights, layer and preprocessing, or make it. Safe to repeat. */
export async function ensureSpace(db: Queryable, space: NewEmbeddingSpace): Promise<EmbeddingSpace> {
  await db.insert(embeddingSpaces).values(space).onConflictDoNothing();
  const row = await findSpace(db, space);
  if (!row) throw new Error(`the embedding space of ${space.backbone}, ${space.layer} was not stored`);
  return row;
}

/** The space that these weights fill at this layer, if any image has been embedded. */
export async function findSpace(
  db: Queryable,
  params: { weightsSha256: string; layer: EmbeddingSpace["layer"]; preprocessing: string },
): Promise<EmbeddingSpace | null> {
  const [row] = await db
    .select()
    .from(embeddingSpaces)
    .where(
      and(
        eq(embeddingSpaces.weightsSha256, params.weightsSha256),
        eq(embeddingSpaces.layer, params.layer),
        eq(embeddingSpaces.preprocessing, params.preprocessing),
      ),
    );
  return row ?? null;
}

/** Which of these image hashes have a vector already. */
export async function listEmbedded(
  db: Queryable,
  params: { spaceId: string; sha256: readonly string[] },
): Promise<Set<string>> {
  if (params.sha256.length === 0) return new Set();
  const rows = await db
    .select({ sha256: embeddingRows.sha256 })
    .from(embeddingRows)
    .where(and(eq(embeddingRows.spaceId, params.spaceId), anyOf(embeddingRows.sha256, params.sha256)));
  return new Set(rows.map((row) => row.sha256));
}

/** Store one chunk of vectors. Hashes that another writer stored meanwhile keep theirs. */
export async function insertChunk(
  db: Queryable,
  params: { id: string; spaceId: string; provider: string; sha256: readonly string[]; vectors: Float32Array },
): Promise<void> {
  const { id, spaceId, provider, sha256, vectors } = params;
  const data = new Uint8Array(vectors.buffer, vectors.byteOffset, vectors.byteLength);
  await db.insert(embeddingChunks).values({ id, spaceId, provider, rows: sha256.length, vectors: data });
  await db
    .insert(embeddingRows)
    .values(sha256.map((hash, position) => ({ spaceId, sha256: hash, chunkId: id, position })))
    .onConflictDoNothing();
}

/** Execution providers that made the vectors of these images, in alphabetical order. */
export async function listProviders(
  db: Queryable,
  params: { spaceId: string; sha256: readonly string[] },
): Promise<string[]> {
  const rows = await db
    .selectDistinct({ provider: embeddingChunks.provider })
    .from(embeddingRows)
    .innerJoin(embeddingChunks, eq(embeddingChunks.id, embeddingRows.chunkId))
    .where(and(eq(embeddingRows.spaceId, params.spaceId), anyOf(embeddingRows.sha256, params.sha256)));
  return rows.map(({ provider }) => provider).sort();
}

/** Vectors of the given hashes, each a view of `dim` float32; hashes without one are left out. One chunk is read at a time. */
export async function readVectors(
  db: Queryable,
  params: { space: EmbeddingSpace; sha256: readonly string[] },
): Promise<Map<string, Float32Array>> {
  const { space, sha256 } = params;
  const vectors = new Map<string, Float32Array>();
  if (sha256.length === 0) return vectors;
  const rows = await db
    .select({ sha256: embeddingRows.sha256, chunkId: embeddingRows.chunkId, position: embeddingRows.position })
    .from(embeddingRows)
    .where(and(eq(embeddingRows.spaceId, space.id), anyOf(embeddingRows.sha256, sha256)));
  const byChunk = new Map<string, typeof rows>();
  for (const row of rows) {
    const members = byChunk.get(row.chunkId);
    if (members) members.push(row);
    else byChunk.set(row.chunkId, [row]);
  }
  for (const [chunkId, members] of byChunk) {
    const [chunk] = await db
      .select({ vectors: embeddingChunks.vectors })
      .from(embeddingChunks)
      .where(eq(embeddingChunks.id, chunkId));
    // A copy, so that the float32 view is aligned whatever buffer the driver handed out.
    const values = new Float32Array(chunk.vectors.slice().buffer);
    for (const { sha256: hash, position } of members)
      vectors.set(hash, values.subarray(position * space.dim, (position + 1) * space.dim));
  }
  return vectors;
}
