import { randomUUID } from "node:crypto";
import type { clusterings, projections } from "@brainscan/db/schema/clusterings";
import type { LayerName } from "@brainscan/db/schema/experiments";
import { runScience } from "../../science/run-science.ts";
import type { JobContext } from "../job.ts";
import { LAYERS } from "./embedding-cache.ts";
import type { StudyInputs } from "./load-inputs.ts";
import { PROJECTIONS } from "./plan.ts";
import { familiesOf, labelsOf } from "./study-rows.ts";

export type NewClustering = typeof clusterings.$inferInsert;
export type NewProjection = typeof projections.$inferInsert;

export type Explored = { clusterings: NewClustering[]; projections: NewProjection[] };

/** Below this, neither axes nor clusters mean anything. */
export const EXPLORABLE_IMAGES = 3;

/** What can be seen without labels: two axes for the map and clusterings, on each layer. */
export async function explore(
  context: JobContext,
  studyId: string,
  inputs: StudyInputs,
  seed: number,
): Promise<Explored> {
  const found: Explored = { clusterings: [], projections: [] };
  if (inputs.rows.length < EXPLORABLE_IMAGES) return found;
  for (const [index, layer] of LAYERS.entries()) {
    for (const [step, planned] of PROJECTIONS.entries()) {
      context.report("PROJECT", index * PROJECTIONS.length + step, LAYERS.length * PROJECTIONS.length);
      found.projections.push(await project(context, studyId, inputs, { ...planned, layer, seed }));
    }
    context.report("CLUSTER", index, LAYERS.length);
    found.clusterings.push(...(await cluster(context, studyId, inputs, layer, seed)));
  }
  return found;
}

type Planned = { method: string; parameters: Record<string, unknown>; layer: LayerName; seed: number };

async function project(
  { signal }: JobContext,
  studyId: string,
  inputs: StudyInputs,
  { method, parameters, layer, seed }: Planned,
): Promise<NewProjection> {
  const features = inputs.layers.matrices[layer];
  const { coordinates, explainedVariance } = await runScience(
    "project",
    { features, method, parameters, seed },
    { signal },
  );
  return { id: randomUUID(), studyId, method, layer, explainedVariance, coordinates: bytesOf(coordinates) };
}

async function cluster(
  { signal }: JobContext,
  studyId: string,
  inputs: StudyInputs,
  layer: LayerName,
  seed: number,
): Promise<NewClustering[]> {
  const features = inputs.layers.matrices[layer];
  const labels = labelsOf(inputs.rows);
  const groups = familiesOf(inputs.rows);
  const choices = await runScience("cluster", { features, labels, groups, seed }, { signal });
  return choices.map((choice) => ({
    id: randomUUID(),
    studyId,
    method: choice.method,
    layer,
    nClusters: choice.nClusters,
    parameters: choice.parameters,
    figures: choice.figures,
    preferredBy: choice.preferredBy,
    chosen: choice.chosen,
    assignments: bytesOf(choice.clustering.labels),
    medoids: choice.medoids,
  }));
}

function bytesOf(values: Float32Array | Int32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
