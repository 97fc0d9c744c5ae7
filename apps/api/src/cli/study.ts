import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { listCheckThresholds } from "@brainscan/db/queries/check-thresholds";
import { findDataset } from "@brainscan/db/queries/datasets";
import { insertRun } from "@brainscan/db/queries/runs";
import { findStudy, insertStudy, type StudyRow } from "@brainscan/db/queries/studies";
import type { ProviderName } from "@brainscan/db/schema/studies";
import { PRECISIONS, type Precision } from "@brainscan/ml/onnx/precision";
import type { App } from "../app.ts";
import { checksInForce } from "../checks/thresholds-in-force.ts";
import type { DeliverableName } from "../deliverables/kit/deliverable.ts";
import { makeOutputFolder } from "../deliverables/make-output-folder.ts";
import { readEnvironment } from "../env.ts";
import { reportOf } from "../exports/report-of.ts";
import { refuseBadArchive } from "../import/refuse-bad-archive.ts";
import { checkProvider } from "../jobs/study/open-network.ts";
import { SEED_MAX } from "../jobs/study/start-study.ts";
import type { Language } from "../messages/message.ts";
import { userProblem } from "../messages/user-problem.ts";
import type { Plan } from "../plan/plan.ts";
import { DEFAULT_BACKBONE } from "../weights/known-backbones.ts";
import { resolveBackbone } from "../weights/resolve-backbone.ts";
import { deliverablesArgument } from "./deliverables-argument.ts";
import { endOfStudy } from "./failed-checks.ts";
import { importData } from "./import-data.ts";
import { openAppFrom } from "./open-app-from.ts";
import { parseFlags } from "./parse-flags.ts";
import { performHere } from "./perform-here.ts";
import { planArgument } from "./plan-argument.ts";
import { oneOf, required, wholeNumber } from "./read-argument.ts";
import { realPath } from "./real-path.ts";
import { recordCommand } from "./record-command.ts";
import { stopSignal, unlessStopped } from "./stop-signal.ts";
import { terminalLanguage } from "./terminal-language.ts";
import { workFolder } from "./work-folder.ts";
import { writeDeliverables } from "./write-deliverables.ts";

const PROVIDERS: readonly ProviderName[] = ["auto", "cuda", "webgpu", "cpu"];
const WORKERS_MAX = 256;

type Options = {
  data: string;
  out: string;
  backbone: string;
  seed: number;
  provider?: ProviderName;
  precision: Precision;
  workers?: number;
  plan: Plan;
  /** The deliverables to write; all of them unless given. */
  only?: DeliverableName[];
  /** A check that fails makes the command exit with 3; one that is not decidable or was not run does not. */
  requireDone: boolean;
};

/** `brainscan study`: import, embed, cluster, learn, evaluate and predict with no server, then write tables and report.
 *  Its database lies in the data folder, so that an interrupted study goes on and a repeated one costs little. */
export async function run(args: string[]): Promise<number> {
  const environment = readEnvironment();
  const language = terminalLanguage(args, environment.LANG);
  const asked = await parseOptions(args);
  const { out } = asked;
  const data = await realPath(asked.data);
  // What is wrong with the arguments is told before anything is made.
  await refuseBadArchive(data);
  const { precision, provider = environment.BRAINSCAN_PROVIDER, workers = environment.BRAINSCAN_WORKERS } = asked;
  // Long before the network is needed, an import of many images.
  if (precision !== "float32") await checkProvider(provider, precision);
  const backbone = await resolveBackbone(asked.backbone, { dataDir: environment.BRAINSCAN_DATA_DIR });
  await makeOutputFolder(out);

  const stop = stopSignal();
  const dataDir = workFolder(environment.BRAINSCAN_DATA_DIR, "studies", out);
  const app = await openAppFrom(environment, { dataDir, databaseUrl: undefined, provider, workers }).catch(
    unlessStopped(stop),
  );
  try {
    const params = { backbone: backbone.id, seed: asked.seed, provider, precision, plan: asked.plan };
    const study = await recordCommand(app, "study", { data, out, ...params, plan: params.plan.name }, async () => {
      const datasetId = await importData(app, data, language, stop);
      return studyData(app, { datasetId, ...params }, language, stop);
    });
    const report = reportOf(study, language, checksInForce(await listCheckThresholds(app.database.orm)));
    for (const statement of report.statements) console.log(statement);
    await writeDeliverables(app, study, { dir: out, language, only: asked.only, signal: stop });
    const { code, lines } = endOfStudy(report, { requireDone: asked.requireDone, language });
    for (const line of lines) console.error(line);
    return code;
  } finally {
    await app.close();
  }
}

async function parseOptions(args: string[]): Promise<Options> {
  const { values, switches } = parseFlags(
    args,
    ["data", "out", "backbone", "seed", "provider", "precision", "workers", "plan", "only", "lang"],
    { switches: ["require-done"] },
  );
  const { backbone = DEFAULT_BACKBONE, seed = "0", provider, precision = "float32", workers } = values;
  return {
    data: required("--data", values.data),
    out: resolve(required("--out", values.out)),
    backbone,
    seed: wholeNumber("--seed", seed, { min: 0, max: SEED_MAX }),
    provider: provider === undefined ? undefined : oneOf("--provider", provider, PROVIDERS),
    precision: oneOf("--precision", precision, PRECISIONS),
    workers: workers === undefined ? undefined : wholeNumber("--workers", workers, { min: 1, max: WORKERS_MAX }),
    plan: await planArgument(values.plan ?? "default"),
    only: deliverablesArgument(values.only),
    requireDone: switches["require-done"],
  };
}

async function studyData(
  app: App,
  params: {
    datasetId: string;
    backbone: string;
    seed: number;
    provider: ProviderName;
    precision: Precision;
    plan: Plan;
  },
  language: Language,
  signal: AbortSignal,
): Promise<StudyRow> {
  const db = app.database.orm;
  const dataset = await findDataset(db, params.datasetId);
  if (!dataset) throw userProblem("DATASET_GONE");
  const runId = randomUUID();
  await db.transaction(async (tx) => {
    await insertRun(tx, { id: runId, kind: "STUDY" });
    await insertStudy(tx, { runId, datasetFingerprint: dataset.fingerprint, ...params });
  });
  await performHere(app, runId, language, signal);
  const study = await findStudy(db, runId);
  if (!study) throw new Error(`the study ${runId} was not stored`);
  return study;
}
