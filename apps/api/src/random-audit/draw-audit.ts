import { randomUUID } from "node:crypto";
import { insertAudit } from "@brainscan/db/queries/audits";
import { lockDatasets } from "@brainscan/db/queries/datasets";
import { isBeingImported } from "@brainscan/db/queries/imports";
import { z } from "zod";
import type { App } from "../app.ts";
import type { DrawAuditInput } from "../generated/resolvers.ts";
import { seedField } from "../jobs/study/start-study.ts";
import { parseInput } from "../messages/parse-input.ts";
import { UserProblem } from "../messages/user-problem.ts";
import { findFamilies, readAuditPool } from "./audit-pool.ts";
import { drawFamilies } from "./draw-families.ts";
import { knownDataset } from "./known-dataset.ts";

/** As many as a team could ever read. */
const DRAWN_MAX = 10_000;

const input = z.object({
  datasetId: z.string(),
  n: z.number().int().min(1).max(DRAWN_MAX),
  seed: seedField.nullish(),
});

/** Draw families to be read at random, after those drawn before. From now on none of them trains, whatever becomes of its label. */
export async function drawAudit(
  { database }: Pick<App, "database">,
  given: DrawAuditInput,
): Promise<{ datasetId: string }> {
  const { datasetId, n, seed } = parseInput(input, given);
  return database.orm.transaction(async (tx) => {
    await knownDataset(tx, datasetId);
    await lockDatasets(tx, [datasetId]);
    if (await isBeingImported(tx, datasetId))
      throw new UserProblem({ code: "AUDIT_DURING_IMPORT" }, { field: ["input", "datasetId"] });
    const pool = await readAuditPool(tx, datasetId);
    const { nFamilies } = pool;
    if (n > nFamilies)
      throw new UserProblem(
        { code: nFamilies === 0 ? "AUDIT_POOL_EMPTY" : "AUDIT_POOL_TOO_SMALL", params: { n, pool: nFamilies } },
        { field: ["input", "n"] },
      );
    const { places, pick } = drawFamilies(nFamilies, n, seed ?? 0);
    await insertAudit(tx, {
      audit: { id: randomUUID(), datasetId, seed: seed ?? 0, nPool: nFamilies, nDrawn: n },
      groupIds: pick(await findFamilies(tx, { datasetId, pool, places })),
    });
    return { datasetId };
  });
}
