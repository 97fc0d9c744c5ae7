import { createHash } from "node:crypto";
import type { ExecutionRow } from "@brainscan/db/schema/studies";
import { type ImageVariant, preprocessingOf } from "@brainscan/ml/image/augmented-view";
import { leaveOutQuarantined } from "../../quarantine/leave-out-quarantined.ts";
import type { ImagePages } from "../../shards/image-pages.ts";
import type { PlannedShard } from "../../shards/shard.ts";
import type { ResolvedBackbone } from "../../weights/resolve-backbone.ts";
import type { JobContext } from "../job.ts";
import { type EmbedOutcome, embedOutcome, embedTask } from "./embed-shard.ts";
import type { EmbedderOfJob } from "./embedder-of-job.ts";
import { findSpaces, type LayerSpaces, missingHashes } from "./embedding-cache.ts";
import { executionOf } from "./execution-of.ts";

export type Embedded = {
  spaces: LayerSpaces;
  /** Null when every vector is in the cache: nothing was executed. */
  execution: ExecutionRow | null;
};

type EmbedParams = {
  backbone: ResolvedBackbone;
  embedder: EmbedderOfJob;
  /** Distinct image files, in row order. */
  pages: ImagePages;
  /** What to embed in place of the images themselves. */
  variant: ImageVariant;
};

/** Have the images embedded that no earlier run embedded with these weights, shard by shard: the spaces then hold them all.
 *  @throws QuarantinedMeanwhile when some cannot be: they are left out of their data sets, the others are kept */
export async function embedMissing(context: JobContext, params: EmbedParams): Promise<Embedded> {
  const { app } = context;
  const { backbone, embedder, pages, variant } = params;
  const network = await embedder.network();
  const made = { ...network, preprocessing: preprocessingOf(variant) };
  const missingOf = async (sha256: readonly string[]) => {
    const spaces = await findSpaces(app, made);
    return spaces ? missingHashes(app, spaces, sha256) : [...sha256];
  };
  return embedder.inTurn(async () => {
    // What came before may have embedded them.
    const lacking = await countLacking(pages, missingOf);
    const outcomes: EmbedOutcome[] = [];
    if (lacking.missing > 0) {
      const wanted = { backbone: backbone.id, ...network, provider: embedder.provider };
      const planned = plan(pages, missingOf, (sha256) => embedTask({ ...wanted, ...variant, sha256 }));
      await context.shards.run(
        { runId: context.runId, kind: "EMBED", stage: "EMBED", total: lacking.missing, shards: planned },
        {
          signal: context.signal,
          report: (done, total) => context.report("EMBED", done, total),
          onOutcome: (outcome) => outcomes.push(embedOutcome.parse(outcome)),
        },
      );
      await leaveOutQuarantined(app, pages, missingOf);
    }
    const spaces = await findSpaces(app, made);
    if (!spaces) throw new Error(`no embedding space of ${made.weightsSha256} was made`);
    return { spaces, execution: executionOf(outcomes, lacking.images - lacking.missing) };
  });
}

type MissingOf = (sha256: readonly string[]) => Promise<string[]>;

async function countLacking(pages: ImagePages, missingOf: MissingOf): Promise<{ images: number; missing: number }> {
  let [images, missing] = [0, 0];
  for await (const page of pages()) {
    images += page.length;
    missing += (await missingOf(page)).length;
  }
  return { images, missing };
}

/** A shard a page that lacks anything. It names the whole page, and so is the same whatever of it was embedded meanwhile. */
async function* plan(
  pages: ImagePages,
  missingOf: MissingOf,
  taskOf: (sha256: readonly string[]) => Record<string, unknown>,
): AsyncIterable<PlannedShard> {
  for await (const page of pages()) {
    const { length: total } = await missingOf(page);
    if (total === 0) continue;
    const task = taskOf(page);
    yield { key: createHash("sha256").update(JSON.stringify(task)).digest("hex"), task, total };
  }
}
