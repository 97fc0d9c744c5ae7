import { type EmbeddingSpace, findSpace, readVectors } from "@brainscan/db/queries/embeddings";
import type { StudyRow } from "@brainscan/db/queries/studies";
import type { LayerName } from "@brainscan/db/schema/experiments";
import { PREPROCESSING } from "@brainscan/ml/image/preprocess";
import type { App } from "../../app.ts";
import type { LayerVectors, StudyFile } from "./write-study-tables.ts";

/** Vectors of one layer for the files of a study. Only one file of a group of duplicates was embedded: the others show the
 *  same pixels. */
export async function readLayerVectors(
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
  const { weightsSha256, precision, calibration, runId } = study;
  const made = { precision, calibration, preprocessing: PREPROCESSING.id };
  const space = weightsSha256 && (await findSpace(app.database.orm, { ...made, weightsSha256, layer }));
  if (!space) throw new Error(`the study ${runId} has no embeddings of ${layer}`);
  return space;
}
