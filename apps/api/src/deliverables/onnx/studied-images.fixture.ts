import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type App, openApp } from "@brainscan/api/app";
import { JOB_HANDLERS } from "@brainscan/api/jobs/handlers";
import { knownPlan } from "@brainscan/api/plan/known-plans";
import { readPlan } from "@brainscan/api/plan/read-plan";
import { performRun } from "@brainscan/api/runs/perform-run";
import { DEFAULT_BACKBONE } from "@brainscan/api/weights/known-backbones";
import { findImport, insertImport } from "@brainscan/db/queries/imports";
import { insertRun } from "@brainscan/db/queries/runs";
import { findStudy, insertStudy, type StudyRow } from "@brainscan/db/queries/studies";
import { drawSlices } from "../../slices.fixture.ts";
import { addTinyNetwork } from "../../tiny-network.fixture.ts";

const REAL = fileURLToPath(new URL("../../../../../../shared/data/mri_dataset_brain_cancer_oc", import.meta.url));

export const hasRealImages = existsSync(REAL);

const PLAN = readPlan(
  {
    ...knownPlan("quick"),
    name: "four experiments",
    protocol: { nSplits: 2, nRepeats: 1 },
    grids: [],
    experiments: [
      { layer: "layer3", method: "svc" },
      { layer: "avgpool", method: "labelSpreading" },
      { layer: "layer3", method: "coTraining", representation: { kind: "pca", nComponents: 8 } },
    ],
    controls: { shuffledLabels: false, naive: false },
    transductive: false,
    labelEfficiency: [],
    nestedChoice: false,
    projections: [{ method: "pca" }],
    clusterings: [{ method: "kMeans", parameters: { nInit: 1 } }],
    prevalence: ["expectationMaximisation"],
  },
  [],
);

type Wanted = { precision?: StudyRow["precision"]; tiny?: boolean };

export type StudiedImages = { app: App; study: StudyRow; folder: string; close(): Promise<void> };

/** A study by the shipped backbone: an RBF machine on layer3, label spreading on avgpool, co-training on both, and the baselines
 *  that go with them. Of some real images where they are there, of made ones otherwise. `tiny`: made images and the tiny network,
 *  for what does not depend on what the network sees. */
export async function studyImages({ precision = "float32", tiny = false }: Wanted = {}): Promise<StudiedImages> {
  const folder = await mkdtemp(join(tmpdir(), "brainscan-onnx-"));
  const images = join(folder, "images");
  await (hasRealImages && !tiny ? copyReal(images) : drawMade(images));
  const dataDir = join(folder, "data");
  const app = await openApp({ dataDir, weightsHome: dataDir, provider: "cpu" });
  const backbone = tiny ? await addTinyNetwork({ dataDir }) : DEFAULT_BACKBONE;
  const db = app.database.orm;
  const importId = randomUUID();
  await insertRun(db, { id: importId, kind: "IMPORT" });
  await insertImport(db, {
    runId: importId,
    request: { kind: "PATH", location: images, name: "images", mirror: true },
  });
  await perform(app, importId);
  const datasetId = (await findImport(db, importId))?.datasetId ?? "";
  const runId = randomUUID();
  await insertRun(db, { id: runId, kind: "STUDY" });
  await insertStudy(db, {
    ...{ runId, datasetId, datasetFingerprint: "", backbone, precision, seed: 0, provider: "cpu", plan: PLAN },
  });
  await perform(app, runId);
  const study = await findStudy(db, runId);
  if (!study) throw new Error("the study was not stored");
  const close = async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { app, study, folder, close };
}

async function perform(app: App, runId: string): Promise<void> {
  const outcome = await performRun(app, JOB_HANDLERS, runId);
  if (outcome !== "DONE") throw new Error(`the run ended ${outcome}`);
}

async function copyReal(to: string): Promise<void> {
  const wanted = { "avec_labels/normal": 12, "avec_labels/cancer": 12, sans_label: 52 };
  for (const [place, count] of Object.entries(wanted)) {
    const names = (await readdir(join(REAL, place))).filter((name) => name.endsWith(".jpg")).sort();
    for (const name of names.slice(0, count)) await cp(join(REAL, place, name), join(to, place, name));
  }
}

async function drawMade(to: string): Promise<void> {
  for (const [path, bytes] of Object.entries(await drawSlices(5, 12, 24))) {
    await mkdir(dirname(join(to, path)), { recursive: true });
    await writeFile(join(to, path), bytes);
  }
}
