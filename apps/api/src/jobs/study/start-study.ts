import { randomUUID } from "node:crypto";
import { findDataset } from "@brainscan/db/queries/datasets";
import { isBeingImported } from "@brainscan/db/queries/imports";
import { findStudy, insertStudy, type StudyRow } from "@brainscan/db/queries/studies";
import type { ProviderName } from "@brainscan/db/schema/studies";
import { z } from "zod";
import type { Provider, StartStudyInput } from "../../generated/resolvers.ts";
import { parseInput } from "../../messages/parse-input.ts";
import { UserProblem } from "../../messages/user-problem.ts";
import { KNOWN_PLANS, knownPlan } from "../../plan/known-plans.ts";
import type { Plan } from "../../plan/plan.ts";
import { readPlan } from "../../plan/read-plan.ts";
import { PRECISIONS, precisionName } from "../../precisions.ts";
import type { Services } from "../../services.ts";
import { DEFAULT_BACKBONE } from "../../weights/known-backbones.ts";
import { resolveBackbone } from "../../weights/resolve-backbone.ts";
import { refusePrecision } from "./refuse-precision.ts";

export const SEED_MAX = 2 ** 31 - 1;

/** Of runs that wait, the higher one is begun first. */
export const priorityField = z.number().int().min(-100).max(100);

export const seedField = z.number().int().min(0).max(SEED_MAX);

/** AUTO leaves the choice to the server's own setting. */
const PROVIDERS: Record<Provider, ProviderName | null> = { AUTO: null, CUDA: "cuda", WEBGPU: "webgpu", CPU: "cpu" };

const share = z.number().gt(0).lt(1);

const input = z.object({
  datasetId: z.string(),
  backbone: z.string().nullish(),
  seed: seedField.nullish(),
  provider: z.enum(["AUTO", "CUDA", "WEBGPU", "CPU"]).nullish(),
  precision: z.enum(PRECISIONS).nullish(),
  planName: z.enum(KNOWN_PLANS).nullish(),
  plan: z.unknown().optional(),
  alpha: share.nullish(),
  delta: share.nullish(),
  recallTarget: share.nullish(),
  costRatio: z.number().positive().nullish(),
  sampleSize: z.number().int().nullish(),
  priority: priorityField.nullish(),
});

type Input = z.output<typeof input>;

/** Write a study with every default filled in and hand it to a worker. */
export async function startStudy({ app, queue }: Services, given: StartStudyInput): Promise<StudyRow> {
  const parsed = parseInput(input, given);
  const { datasetId, backbone, seed } = parsed;
  const provider = PROVIDERS[parsed.provider ?? "AUTO"] ?? app.config.provider;
  const precision = precisionName(parsed.precision ?? "FLOAT32");
  refusePrecision(precision, provider, ["input", "precision"]);
  const plan = withSettings(
    parsed.plan ? readPlan(parsed.plan, ["input", "plan"]) : knownPlan(parsed.planName ?? "default"),
    parsed,
  );
  const db = app.database.orm;
  const dataset = await findDataset(db, datasetId);
  if (!dataset)
    throw new UserProblem({ code: "DATASET_UNKNOWN", params: { id: datasetId } }, { field: ["input", "datasetId"] });
  if (await isBeingImported(db, datasetId))
    throw new UserProblem({ code: "DATASET_BEING_IMPORTED" }, { field: ["input", "datasetId"] });
  const resolved = await resolveBackbone(backbone ?? DEFAULT_BACKBONE, { dataDir: app.config.weightsHome });

  const runId = randomUUID();
  await queue.enqueue(
    "STUDY",
    runId,
    (tx) =>
      insertStudy(tx, {
        runId,
        datasetId,
        datasetFingerprint: dataset.fingerprint,
        backbone: resolved.id,
        seed: seed ?? 0,
        provider,
        precision,
        plan,
      }),
    { priority: parsed.priority ?? 0 },
  );
  const study = await findStudy(db, runId);
  if (!study) throw new Error(`the study ${runId} was not stored`);
  return study;
}

/** The plan, held to what was asked for beside it. */
function withSettings(plan: Plan, { alpha, delta, recallTarget, costRatio, sampleSize }: Input): Plan {
  const asked = Object.entries({ alpha, delta, recallTarget, costRatio }).filter(([, value]) => value != null);
  const settings = { ...plan.settings, ...Object.fromEntries(asked) };
  return readPlan({ ...plan, settings, sampleSize: sampleSize ?? plan.sampleSize }, ["input"]);
}
