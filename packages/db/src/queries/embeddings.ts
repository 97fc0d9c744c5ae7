import { and, eq, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { embeddingChunks, embeddingRows, embeddingSpaces } from "../schema/embeddings.ts";
import { anyOf } from "./any-of.ts";

export type EmbeddingSpace = typeof embeddingSpaces.$inferSelect;
export type NewEmbeddingSpace = Omit<typeof embeddingSpaces.$inferInsert, "createdAt">;

/** What decides the vectors of an image, beside the layer. `calibration` is empty but for int8. */
export type SpaceKey = Pick<EmbeddingSpace, "weightsSha256" | "precision" | "calibration" | "preprocessing">;

/** Find the space of this network, layer and preprocessing, or make it. Safe to repeat. */
export async function ensureSpace(db: Queryable, space: NewEmbeddingSpace): Promise<EmbeddingSpace> {
  await db.insert(embeddingSpaces).values(space).onConflictDoNothing();
  const row = await findSpace(db, { precision: "float32", calibration: "", ...space });
  if (!row) throw new Error(`the embedding space of ${space.backbone}, ${space.layer} was not stored`);
  return row;
}

/** The space that this network fills at this layer, if any image has been embedded. */
export async function findSpace(
  db: Queryable,
  params: SpaceKey & { layer: EmbeddingSpace["layer"] },
): Promise<EmbeddingSpace | null> {
  const [row] = await db
    .select()
    .from(embeddingSpaces)
    .where(
      and(
        eq(embeddingSpaces.weightsSha256, params.weightsSha256),
        eq(embeddingSpaces.layer, params.layer),
        eq(embeddingSpaces.preprocessing, params.preprocessing),
        eq(embeddingSpaces.precision, params.precision),
        eq(embeddingSpaces.calibration, params.calibration),
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

/** Store one chunk of vectors. Hashes that another writer stored meanwhile keep theirs.
 *  @returns the places in `sha256` of those that were stored */
export async function insertChunk(
  db: Queryable,
  params: { id: string; spaceId: string; provider: string; sha256: readonly string[]; vectors: Float32Array },
): Promise<number[]> {
  const { id, spaceId, provider, sha256, vectors } = params;
  const data = new Uint8Array(vectors.buffer, vectors.byteOffset, vectors.byteLength);
  await db.insert(embeddingChunks).values({ id, spaceId, provider, rows: sha256.length, vectors: data });
  // In one order for all writers: two that store the same images wait for each other, and not both ways.
  const kept = await db.execute(sql`
    insert into embedding_rows (space_id, sha256, chunk_id, position)
    select ${spaceId}::text, sha256, ${id}::text, position - 1
    from unnest(${sql.param([...sha256])}::text[]) with ordinality as of (sha256, position)
    order by sha256 collate "C"
    on conflict do nothing
    returning position`);
  if (kept.rows.length === 0) await db.delete(embeddingChunks).where(eq(embeddingChunks.id, id));
  return kept.rows.map(({ position }) => Number(position));
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

/** Vectors of the given hashes, `dim` float32 each; hashes without one are left out. One chunk is read at a time, and nothing else
 *  of it is kept: what is asked for may lie in as many chunks. */
export async function readVectors(
  db: Queryable,
  params: { space: Pick<EmbeddingSpace, "id" | "dim">; sha256: readonly string[] },
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
      vectors.set(hash, values.slice(position * space.dim, (position + 1) * space.dim));
  }
  return vectors;
}
