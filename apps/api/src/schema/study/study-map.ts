import { findProjection } from "@brainscan/db/queries/studies";
import type { LayerName } from "@brainscan/db/schema/experiments";
import { shuffle } from "@brainscan/ml/random/draw";
import { createRandom } from "@brainscan/ml/random/random";
import { assignmentsOf } from "../../clusters/count-clusters.ts";
import type { StudyMap } from "../../generated/resolvers.ts";
import type { Context } from "../../graphql/context.ts";
import { labelOf } from "../image/mappers.ts";

const POINTS_MAX = 50_000;

/** Every distinct image of a study as a point, in columns; null before its projection is stored.
 *  @param clusteringId  null: the chosen clustering of the layer */
export async function studyMap(
  { app, loaders }: Context,
  params: { studyId: string; layer: LayerName; method: string; clusteringId?: string | null; limit?: number | null },
): Promise<StudyMap | null> {
  const { studyId, layer, method, clusteringId } = params;
  const projection = await findProjection(app.database.orm, { studyId, layer, method });
  if (!projection) return null;
  const images = await loaders.representatives.load(studyId);
  const clusterings = await loaders.clusterings.load(studyId);
  const clustering = clusterings.find((candidate) =>
    clusteringId ? candidate.id === clusteringId : candidate.chosen && candidate.layer === layer,
  );
  const clusters = clustering ? assignmentsOf(clustering) : null;
  const coordinates = new Float32Array(projection.coordinates.slice().buffer);
  const shown = sample(images, Math.max(1, Math.min(params.limit ?? POINTS_MAX, POINTS_MAX)));
  return {
    method: projection.method,
    explainedVariance: projection.explainedVariance,
    total: images.length,
    imageIds: shown.map((image) => image.imageId),
    x: shown.map((image) => coordinates[2 * image.position]),
    y: shown.map((image) => coordinates[2 * image.position + 1]),
    labels: shown.map((image) => labelOf(image.label)),
    probabilities: shown.map((image) => image.probability),
    decisions: shown.map((image) => image.decision),
    clusteringId: clustering?.id ?? null,
    // Noise, -1, is in no cluster.
    clusters: shown.map(({ position }) => (clusters && clusters[position] >= 0 ? clusters[position] : null)),
    groupIds: shown.map((image) => image.groupId),
  };
}

/** A seeded sample that keeps the order, so that two readers see the same points. */
function sample<Item>(items: readonly Item[], limit: number): readonly Item[] {
  if (items.length <= limit) return items;
  const indices = shuffle(
    Int32Array.from(items, (_, index) => index),
    createRandom(0),
  );
  return Array.from(indices.subarray(0, limit).sort(), (index) => items[index]);
}
