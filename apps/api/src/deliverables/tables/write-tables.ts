import { listAllPredictions } from "@brainscan/db/queries/predictions";
import type { Deliverable } from "../kit/deliverable.ts";
import { readLayerVectors } from "./layer-vectors.ts";
import { type StudyFile, writeStudyTables } from "./write-study-tables.ts";

/** The tables of a study: vectors and predictions of every file. */
export const writeTables: Deliverable = async ({ app, study, dir, signal, progress }) => {
  const predictions = await listAllPredictions(app.database.orm, study.runId);
  const pathOf = new Map(predictions.map(({ imageId, path }) => [imageId, path]));
  const files = predictions.map(
    ({ groupId, imageId: _, nearestLabelled, ...file }): StudyFile => ({
      ...file,
      group: groupId,
      nearestLabelled: nearestLabelled.flatMap((id) => pathOf.get(id) ?? []),
    }),
  );
  signal.throwIfAborted();
  progress(0, 2);
  const avgpool = await readLayerVectors(app, study, "avgpool", files);
  const layer3 = await readLayerVectors(app, study, "layer3", files);
  signal.throwIfAborted();
  progress(1, 2);
  const written = await writeStudyTables(dir, { backbone: study.backbone, files, avgpool, layer3 });
  return { files: written.map((path) => ({ path, quotes: [] })), refusals: [] };
};
