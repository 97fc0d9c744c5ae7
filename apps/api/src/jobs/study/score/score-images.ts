import type { NewPrediction } from "@brainscan/db/queries/predictions";
import { type Matrix, takeRows } from "@brainscan/ml/matrix/matrix";
import type { App } from "../../../app.ts";
import { runScience } from "../../../science/run-science.ts";
import type { RowsScored, RowsToScore } from "../../../science/score-tasks.ts";
import type { VectorsAtHand } from "../embedding-cache.ts";
import { type Remark, remarkOf, type Spoken } from "../predictions/remark-of.ts";
import { type OpenScorePlan, type Place, spaceOf } from "./open-score-plan.ts";
import { readVectorRows } from "./read-vector-rows.ts";

/** What is said of an image without a label, all but which image it is. */
export type Said = Remark & Pick<NewPrediction, "nearestLabelled" | "outOfFold" | "labelConflict">;

const NEIGHBOURS = 3;

/** What a plan says of images, by their files' hashes: the same, to the last bit, whatever images are asked for together, and
 *  whichever process is asked on machines of one kind. An image without vectors gets no score, and a human.
 *  @param atHand  vectors as they are stored that need not be read
 *  @returns one each, in their order */
export async function scoreImages(
  app: App,
  open: OpenScorePlan,
  sha256: readonly string[],
  { signal, atHand }: { signal: AbortSignal; atHand?: VectorsAtHand },
): Promise<Said[]> {
  const { plan } = open;
  const rows = await readRows(app, open, sha256, atHand);
  const scored = rows.places.length === 0 ? null : await runScience("scoreRows", taskOf(open, rows), { signal });
  const rowOf = new Map(rows.places.map((place, row) => [place, row]));
  return sha256.map((_, place) => {
    const row = rowOf.get(place);
    const said = scored && row !== undefined ? spokenOf(open, scored, row) : [];
    const distance = (row !== undefined && scored?.distances?.[row]) || 0;
    const remark = remarkOf({
      ...{ said, rule: plan.rule, shares: plan.shares, conflict: false },
      uncovered: plan.uncoveredBeyond !== null && distance > plan.uncoveredBeyond,
    });
    const nearestLabelled = scored && row !== undefined ? nearestOf(open, scored, row) : [];
    return { ...remark, nearestLabelled, outOfFold: false, labelConflict: false };
  });
}

/** Vectors of the images that have all that the plan reads. */
type Rows = { places: number[]; matrixOf: (place: Place) => Matrix };

const keyOf = ({ layer, preprocessing }: Place) => `${layer} ${preprocessing}`;

async function readRows(
  app: App,
  open: OpenScorePlan,
  sha256: readonly string[],
  atHand?: VectorsAtHand,
): Promise<Rows> {
  const read = new Map<string, { matrix: Matrix; found: number[] }>();
  for (const place of placesOf(open))
    read.set(keyOf(place), await readVectorRows(app, spaceOf(open.plan, place), sha256, atHand));
  const all = [...read.values()];
  const counts = new Int32Array(sha256.length);
  for (const { found } of all) for (const place of found) counts[place]++;
  const places = all.length === 0 ? [] : [...counts.keys()].filter((place) => counts[place] === all.length);
  const matrices = new Map(
    [...read].map(([key, { matrix, found }]) => {
      if (found.length === places.length) return [key, matrix];
      const rowOf = new Map(found.map((place, row) => [place, row]));
      const taken = Int32Array.from(places, (place) => rowOf.get(place) ?? -1);
      return [key, takeRows(matrix, taken)];
    }),
  );
  return {
    places,
    matrixOf(place) {
      const matrix = matrices.get(keyOf(place));
      if (!matrix) throw new Error(`no vectors of ${keyOf(place)} were read`);
      return matrix;
    },
  };
}

/** What the plan reads of an image, each once. */
function placesOf({ plan, near, covered }: OpenScorePlan): Place[] {
  const all = [
    ...plan.models.flatMap((model) => (model.second ? [model, otherLayer(model)] : [model])),
    ...(near ? [near] : []),
    ...(covered ? [covered] : []),
  ];
  return [...new Map(all.map((place) => [keyOf(place), place])).values()];
}

const otherLayer = ({ layer, preprocessing }: Place): Place => ({
  ...{ layer: layer === "avgpool" ? "layer3" : "avgpool", preprocessing },
});

function taskOf({ plan, files, near, covered }: OpenScorePlan, { matrixOf }: Rows): RowsToScore {
  const viewsOf = (model: Place & { second: boolean }): Record<string, Matrix> =>
    model.second ? { second: matrixOf(otherLayer(model)) } : {};
  return {
    models: plan.models.map((model, at) => ({
      ...{ key: model.file, file: files[at] },
      rows: { features: matrixOf(model), views: viewsOf(model) },
    })),
    nearest: near && {
      ...{ queries: matrixOf(near), references: near.references },
      k: Math.min(NEIGHBOURS, near.references.rows),
    },
    coverage: covered && { queries: matrixOf(covered), references: covered.references },
  };
}

function spokenOf({ plan }: OpenScorePlan, { said }: RowsScored, row: number): Spoken[] {
  return plan.models.map(({ calibrated }, at) => ({
    raw: said[at].scores[row],
    calibrated: calibrated ? said[at].probabilities[row] : null,
  }));
}

function nearestOf({ plan, near }: OpenScorePlan, { nearest }: RowsScored, row: number): string[] {
  if (!near || !nearest) return [];
  const k = Math.min(NEIGHBOURS, near.references.rows);
  return Array.from(nearest.subarray(row * k, (row + 1) * k), (at) => plan.labelled[at].imageId);
}
