import { join } from "node:path";
import { listCheckThresholds } from "@brainscan/db/queries/check-thresholds";
import { type EmbeddingSpace, findSpace, readVectors } from "@brainscan/db/queries/embeddings";
import { listAllPredictions } from "@brainscan/db/queries/predictions";
import type { StudyRow } from "@brainscan/db/queries/studies";
import type { LayerName } from "@brainscan/db/schema/experiments";
import { PREPROCESSING } from "@brainscan/ml/image/preprocess";
import type { App } from "../app.ts";
import { type ChecksInForce, checksInForce } from "../checks/thresholds-in-force.ts";
import { makeOutputFolder } from "../deliverables/make-output-folder.ts";
import { REPORT_SCHEMA_VERSION, type Report } from "../deliverables/report.ts";
import { type LayerVectors, type StudyFile, writeStudyTables } from "../deliverables/tables/write-study-tables.ts";
import { type ReportFindings, tellReport } from "../deliverables/tell-report.ts";
import { writeFileAtomically } from "../deliverables/write-file-atomically.ts";
import type { Language } from "../messages/message.ts";

/** Write everything a finished study hands out: the embedding tables, predictions.csv and report.json.
 *  @returns paths of the files, relative to `dir` */
export async function exportStudy(
  app: App,
  study: StudyRow,
  params: { dir: string; language: Language },
): Promise<string[]> {
  const { dir, language } = params;
  await makeOutputFolder(join(dir, "tables"));
  const predictions = await listAllPredictions(app.database.orm, study.runId);
  const pathOf = new Map(predictions.map(({ imageId, path }) => [imageId, path]));
  const files = predictions.map(
    ({ groupId, imageId: _, nearestLabelled, ...file }): StudyFile => ({
      ...file,
      group: groupId,
      nearestLabelled: nearestLabelled.flatMap((id) => pathOf.get(id) ?? []),
    }),
  );
  const written = await writeStudyTables(dir, {
    backbone: study.backbone,
    files,
    avgpool: await layerVectors(app, study, "avgpool", files),
    layer3: await layerVectors(app, study, "layer3", files),
  });
  const report = reportOf(study, language, checksInForce(await listCheckThresholds(app.database.orm)));
  await writeFileAtomically(join(dir, "report.json"), [`${JSON.stringify(report, null, 2)}\n`]);
  return [...written, "report.json"];
}

/** Whether this version reads the study's report: an earlier one's has other sections. */
export function hasCurrentReport({ report }: Pick<StudyRow, "report">): boolean {
  return report?.schemaVersion === REPORT_SCHEMA_VERSION;
}

/** The report of a finished study, put into words, its checks held against the thresholds in force. */
export function reportOf(study: StudyRow, language: Language, inForce: ChecksInForce): Report {
  if (!study.report) throw new Error(`the study ${study.runId} has no report`);
  return tellReport(study.report as ReportFindings, language, inForce);
}

async function layerVectors(
  app: App,
  study: StudyRow,
  layer: LayerName,
  files: readonly StudyFile[],
): Promise<LayerVectors> {
  const space = await spaceOf(app, study, layer);
  const vectors = await readVectors(app.database.orm, {
    space,
    sha256: [...new Set(files.map((file) => file.sha256))],
  });
  // Only one file of a group of duplicates was embedded: the others show the same pixels.
  const byGroup = new Map<string, Float32Array>();
  for (const { sha256, group } of files) {
    const vector = vectors.get(sha256);
    if (vector && !byGroup.has(group)) byGroup.set(group, vector);
  }
  return {
    dim: space.dim,
    vectorOf({ group }) {
      const vector = byGroup.get(group);
      if (!vector) throw new Error(`the study ${study.runId} has no vector for the group ${group}`);
      return vector;
    },
  };
}

async function spaceOf(app: App, study: StudyRow, layer: LayerName): Promise<EmbeddingSpace> {
  const { weightsSha256, runId } = study;
  const space =
    weightsSha256 && (await findSpace(app.database.orm, { weightsSha256, layer, preprocessing: PREPROCESSING.id }));
  if (!space) throw new Error(`the study ${runId} has no embeddings of ${layer}`);
  return space;
}
