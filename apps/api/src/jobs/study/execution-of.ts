import type { ExecutionRow } from "@brainscan/db/schema/studies";
import type { EmbedOutcome } from "./embed-shard.ts";

/** As many as one process tells of its own work. */
const PARTS = 10;

/** How images were embedded, from what was told of each shard: the speed is that of one process, however many took part. Null when
 *  nothing was executed. */
export function executionOf(outcomes: readonly EmbedOutcome[], cached: number): ExecutionRow | null {
  const ran = outcomes.filter(({ embedded }) => embedded > 0);
  const [first] = ran;
  if (!first) return null;
  // Of few images in the first shard nothing was tried, and the others ran otherwise.
  const settled = ran.find((shard) => shard.tuning?.reason === "MEASURED") ?? first;
  const { provider, device, precision, threads, batchSize, tuning, declined } = settled;
  const rates = ran.length < PARTS ? ran.flatMap(({ partRates }) => partRates) : ratesOfGroups(ran);
  const embedded = ran.reduce((sum, shard) => sum + shard.embedded, 0);
  const where = { provider, device, precision, threads, batchSize, ...(tuning ? { tuning } : {}), declined };
  const row = { ...where, embedded, cached, imagesPerSecond: rateOf(ran) };
  return rates.length > 0 ? { ...row, partRates: rates } : row;
}

function ratesOfGroups(shards: readonly EmbedOutcome[]): number[] {
  const size = shards.length / PARTS;
  return Array.from({ length: PARTS }, (_, part) =>
    rateOf(shards.slice(Math.round(part * size), Math.round((part + 1) * size))),
  );
}

function rateOf(shards: readonly EmbedOutcome[]): number {
  const images = shards.reduce((sum, { embedded }) => sum + embedded, 0);
  return (images / shards.reduce((sum, { durationMs }) => sum + durationMs, 0)) * 1000;
}
