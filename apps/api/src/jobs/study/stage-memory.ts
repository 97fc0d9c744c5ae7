import { createHash } from "node:crypto";
import { findStageResult, saveStageResult } from "@brainscan/db/queries/stage-results";
import type { App } from "../../app.ts";
import { storedForGood } from "../../runs/getting-further.ts";
import { SCIENCE_VERSION } from "../experiment/experiment-spec.ts";

/** What a stage finds, computed once for everything that decides it.
 *  @param decidedBy  plain data: same values, same result
 *  @param compute    its answer must survive JSON */
export async function remembered<Result>(
  { database }: App,
  stage: string,
  decidedBy: unknown,
  compute: () => Promise<Result>,
): Promise<Result> {
  const db = database.orm;
  const key = createHash("sha256")
    .update(JSON.stringify([SCIENCE_VERSION, stage, decidedBy]))
    .digest("hex");
  const known = await findStageResult(db, key);
  // Written below under the same key, by the same version of the science.
  if (known !== undefined) return known as Result;
  const result = await compute();
  await saveStageResult(db, { key, result });
  storedForGood();
  return result;
}
