import { listExperimentsOfStudies } from "@brainscan/db/queries/experiment-lists";
import { listExperiments } from "@brainscan/db/queries/experiments";
import { listNearDuplicates } from "@brainscan/db/queries/near-duplicates";
import { listAllPredictions, listRepresentatives } from "@brainscan/db/queries/predictions";
import type { StudyRow } from "@brainscan/db/queries/studies";
import type { ExperimentRole } from "@brainscan/db/schema/studies";
import type { App } from "../../app.ts";
import type { Deliverable } from "../kit/deliverable.ts";
import { clusteringsOfImages } from "./clusterings-of-images.ts";
import { experimentsTable, foldsTable, type ScoredExperiment, scoresTable } from "./experiment-tables.ts";
import { clustersTable, familiesOf, type ImageRow, imagesTable } from "./image-tables.ts";
import { readLayerVectors } from "./layer-vectors.ts";
import { checksTable, clusteringsTable, comparisonsTable } from "./report-tables.ts";
import { nameFiles } from "./table-rows.ts";
import { type StudyFile, writeStudyTables } from "./write-study-tables.ts";
import { writeTable } from "./write-table.ts";

/** Whose out-of-fold scores are handed out: what is compared, not its controls. */
const SCORED_ROLES: readonly ExperimentRole[] = ["CANDIDATE", "TRANSDUCTIVE"];

/** The tables of a study: vectors and predictions of every file; images, folds, scores, experiments, comparisons, clusterings
 *  and checks. */
export const writeTables: Deliverable = async ({ app, study, report, dir, signal, progress }) => {
  const db = app.database.orm;
  const files = await studyFiles(app, study);
  signal.throwIfAborted();
  progress(0, 3);
  const written = await writeStudyTables(dir, {
    ...{ backbone: study.backbone, files: [...files.values()] },
    avgpool: await readLayerVectors(app, study, "avgpool", [...files.values()]),
    layer3: await readLayerVectors(app, study, "layer3", [...files.values()]),
  });
  signal.throwIfAborted();
  progress(1, 3);

  const experiments = await listExperimentsOfStudies(db, [study.runId]);
  const scored = await scoredExperiments(app, experiments);
  const championHash = report.champion?.experimentId ?? null;
  const reference =
    scored.find(({ experiment }) => experiment.contentHash === championHash) ??
    scored.find(({ role }) => role === "CANDIDATE") ??
    null;
  const images = await studyImages(app, study, files, reference);
  const imageOf = new Map(images.map((image) => [image.group, image]));
  signal.throwIfAborted();
  progress(2, 3);
  for (const [name, columns] of [
    ["images", imagesTable(images)],
    ["folds", foldsTable(reference, imageOf)],
    ["scores", scoresTable(scored, imageOf)],
    ["experiments", experimentsTable(experiments, championHash)],
    ["comparisons", comparisonsTable(report)],
    ["clusterings", clusteringsTable(report)],
    ["clusters", clustersTable(images, await clusteringsOfImages(app, study, report))],
    ["checks", checksTable(report)],
  ] as const) {
    signal.throwIfAborted();
    written.push(...(await writeTable(dir, name, columns)));
  }
  return { files: written.map((path) => ({ path, quotes: [] })), refusals: [] };
};

/** Every file, by the id of its image. */
async function studyFiles(app: App, study: StudyRow): Promise<Map<string, StudyFile>> {
  const predictions = await listAllPredictions(app.database.orm, study.runId);
  const pathOf = new Map(predictions.map(({ imageId, path }) => [imageId, path]));
  return new Map(
    predictions.map(({ groupId, imageId, nearestLabelled, ...file }) => [
      imageId,
      { ...file, group: groupId, nearestLabelled: nearestLabelled.flatMap((id) => pathOf.get(id) ?? []) },
    ]),
  );
}

async function scoredExperiments(
  app: App,
  experiments: readonly { role: ExperimentRole; experiment: { runId: string } }[],
): Promise<ScoredExperiment[]> {
  const wanted = experiments.filter(({ role }) => SCORED_ROLES.includes(role));
  const rows = await listExperiments(
    app.database.orm,
    wanted.map(({ experiment }) => experiment.runId),
  );
  const rowOf = new Map(rows.map((row) => [row.runId, row]));
  return wanted.flatMap(({ role, experiment: { runId } }) => {
    const experiment = rowOf.get(runId);
    return experiment ? [{ role, experiment }] : [];
  });
}

/** Distinct images in matrix order, each by the name of the file that speaks for it. */
async function studyImages(
  app: App,
  study: StudyRow,
  files: ReadonlyMap<string, StudyFile>,
  reference: ScoredExperiment | null,
): Promise<ImageRow[]> {
  const db = app.database.orm;
  const ids = [...files.keys()];
  const nameOf = new Map(nameFiles([...files.values()]).map(({ filename }, at) => [ids[at], filename]));
  const representatives = await listRepresentatives(db, study.runId);
  const families = familiesOf(
    representatives.map(({ groupId }) => groupId),
    await listNearDuplicates(db, study.runId),
  );
  const learned = new Set(reference?.experiment.outOfFold?.groupIds ?? []);
  return representatives.map(({ imageId, groupId, label }, at) => ({
    ...{ group: groupId, filename: nameOf.get(imageId) ?? "", label, family: families[at] },
    learned: learned.has(groupId),
  }));
}
