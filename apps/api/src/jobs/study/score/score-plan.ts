import { createHash } from "node:crypto";
import { findStageResult, saveStageResult } from "@brainscan/db/queries/stage-results";
import { PREPROCESSINGS } from "@brainscan/ml/image/preprocessings";
import { z } from "zod";
import type { App } from "../../../app.ts";
import { networkId } from "../network-id.ts";

const layer = z.enum(["avgpool", "layer3"]);
const preprocessing = z.enum(PREPROCESSINGS.map(({ id }) => id));
const threshold = z.number().nullable();

/** Where vectors of one preprocessing stand. */
const space = z.object({ id: z.string(), dim: z.int() });
const spaces = z.object({ preprocessing, avgpool: space, layer3: space });

/** Everything that decides what a study says of an image that it did not look at: plain data, the same for every process. */
export const scorePlan = z.object({
  /** The state of the data set, and how much of it was looked at. */
  state: z.object({ fingerprint: z.string(), sampleSize: z.int() }),
  network: networkId.extend({
    backbone: z.string(),
    provider: z.enum(["auto", "cuda", "webgpu", "cpu"]),
  }),
  spaces: z.array(spaces),
  /** The champion first; none where labels allow none. */
  models: z.array(
    z.object({
      /** Key of its file. */
      file: z.string(),
      layer,
      preprocessing,
      /** It also reads the other layer. */
      second: z.boolean(),
      /** What its file says beside the score is a probability. */
      calibrated: z.boolean(),
    }),
  ),
  rule: z.object({ cancerFrom: threshold, normalUpTo: threshold }).nullable(),
  shares: z.object({ labelled: z.number(), pool: z.number() }).nullable(),
  /** Labelled images, in the order of their pixels' hash: the file that speaks for each. */
  labelled: z.array(z.object({ imageId: z.string(), sha256: z.string() })),
  /** Distance to the nearest labelled image beyond which none is near; null where the labels are too few to say. */
  uncoveredBeyond: z.number().nullable(),
  /** Groups beyond the sample that were learned from: what is said of them is said by the study itself. */
  learned: z.array(z.string()),
});

export type ScorePlan = z.output<typeof scorePlan>;

/** Equal plans say the same of every image. */
export function scorePlanKey(plan: ScorePlan): string {
  return `score plan ${createHash("sha256").update(JSON.stringify(plan)).digest("hex")}`;
}

/** Keep a plan where every process finds it. @returns its key */
export async function saveScorePlan({ database }: Pick<App, "database">, plan: ScorePlan): Promise<string> {
  const key = scorePlanKey(plan);
  await saveStageResult(database.orm, { key, result: plan });
  return key;
}

export async function readScorePlan({ database }: Pick<App, "database">, key: string): Promise<ScorePlan> {
  const found = await findStageResult(database.orm, key);
  if (found === undefined) throw new Error(`there is no ${key}`);
  return scorePlan.parse(found);
}
