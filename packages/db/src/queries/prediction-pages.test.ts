import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { describeEachDatabase } from "../test-databases.ts";
import { insertDataset } from "./datasets.ts";
import { insertFiles } from "./files.ts";
import { upsertImages } from "./images.ts";
import type { PredictionCursor, PredictionOrder } from "./prediction-order.ts";
import { type PredictionFilter, pagePredictions } from "./prediction-pages.ts";
import { countDecisionsOfStudies, histogramProbabilities } from "./prediction-tallies.ts";
import { insertPredictions, type NewPrediction, savePredictions } from "./predictions.ts";
import { insertRun } from "./runs.ts";
import { insertStudy } from "./studies.ts";

const DECISIONS = ["NORMAL", "CANCER", "REVIEW"] as const;
const LABELS = [null, 0, 1] as const;

/** Paths in an order that neither a locale nor UTF-16 gives; scores of which many are equal and some are missing. */
const IMAGES = Array.from({ length: 60 }, (_, i) => ({
  path: `${["Z", "a", "é", "\uff5e", "\u{1F9E0}", "_"][i % 6]}/${(i * 7) % 60}.png`,
  label: LABELS[Math.floor(i / 3) % 3],
  decision: DECISIONS[i % 3],
  probability: i % 10 === 9 ? null : (i % 5) / 4,
  representative: i % 4 !== 3,
}));
type Image = (typeof IMAGES)[number];

const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const certaintyOf = ({ probability }: Image) => (probability === null ? null : Math.abs(probability - 0.5));

function inOrder({ field, direction }: PredictionOrder): string[] {
  const sign = direction === "ASC" ? 1 : -1;
  const key = (image: Image) => (field === "PATH" ? 0 : field === "CERTAINTY" ? certaintyOf(image) : image.probability);
  return [...IMAGES]
    .sort((a, b) => {
      const [x, y] = [key(a), key(b)];
      // Missing scores come last whichever way the others go.
      if ((x === null) !== (y === null)) return x === null ? 1 : -1;
      return sign * ((x ?? 0) - (y ?? 0)) || sign * byBytes(a.path, b.path);
    })
    .map(({ path }) => path);
}

function matching(filter: PredictionFilter): Set<string> {
  const { decision, label, labelled, minProbability = Number.NEGATIVE_INFINITY, maxProbability, search } = filter;
  const ranged = filter.minProbability !== undefined || maxProbability !== undefined;
  return new Set(
    IMAGES.filter(
      (one) =>
        (decision === undefined || one.decision === decision) &&
        (label === undefined || one.label === label) &&
        (labelled === undefined || (one.label !== null) === labelled) &&
        (!ranged ||
          (one.probability !== null &&
            one.probability >= minProbability &&
            one.probability <= (maxProbability ?? 1))) &&
        (search === undefined || one.path.toLowerCase().includes(search.toLowerCase())),
    ).map(({ path }) => path),
  );
}

const FILTERS: PredictionFilter[] = [
  {},
  { decision: "CANCER" },
  { labelled: true },
  { labelled: false, decision: "REVIEW" },
  { label: 1 },
  { label: 1, labelled: false },
  { minProbability: 0.5, maxProbability: 0.75 },
  { maxProbability: 0.25, decision: "NORMAL" },
  { search: "z/1" },
  { search: "É/", labelled: true },
  { search: "nowhere" },
];
const FIELDS = ["PATH", "PROBABILITY", "CERTAINTY"] as const;
const DIRECTIONS = ["ASC", "DESC"] as const;

describeEachDatabase("predictions", (database) => {
  const [datasetId, studyId] = [randomUUID(), randomUUID()];
  const idOf = (path: string) => `${datasetId}:${path}`;
  const row = ({ path, representative, ...image }: Image, position: number): NewPrediction => ({
    ...{ studyId, imageId: idOf(path), sha256: "f", groupId: `g${position}`, labelConflict: false, representative },
    ...{ ...image, probabilityRaw: image.probability, position, outOfFold: false },
  });

  beforeAll(async () => {
    const db = database().orm;
    await insertDataset(db, { id: datasetId, name: "d", source: "FOLDER" });
    await insertFiles(db, [
      ...[{ sha256: "f", pixelSha256: "p", bytes: 1, format: "png" as const, widthPx: 1, heightPx: 1 }].map((file) => ({
        ...{ ...file, channels: 1, bitDepth: 8, palette: false },
      })),
    ]);
    await upsertImages(
      db,
      IMAGES.map(({ path, label }) => ({
        ...{ id: idOf(path), datasetId, path, sha256: "f", groupId: "p", label, labelSource: null, metadata: {} },
      })),
    );
    await insertRun(db, { id: studyId, kind: "STUDY" });
    await insertStudy(db, {
      ...{ runId: studyId, datasetId, datasetFingerprint: "f", backbone: "b", seed: 0, provider: "cpu" },
    });
    await savePredictions(db, { studyId, rows: IMAGES.map(row) });
  });

  test("come in every order and under every condition page by page, each once, and are counted", async () => {
    const db = database().orm;
    for (const filter of FILTERS) {
      const wanted = matching(filter);
      for (const field of FIELDS)
        for (const direction of DIRECTIONS) {
          const order = { field, direction };
          const read: string[] = [];
          for (let after: PredictionCursor | undefined; ; ) {
            const { rows, total } = await pagePredictions(db, { studyId, filter, order, first: 7, after });
            expect(total, JSON.stringify(filter)).toEqual({ total: wanted.size, exact: true });
            read.push(...rows.map(({ prediction }) => prediction.path));
            after = rows.at(-1)?.cursor;
            if (rows.length < 7) break;
          }
          const expected = inOrder(order).filter((path) => wanted.has(path));
          expect(read, JSON.stringify({ filter, order })).toEqual(expected);
        }
    }
  });

  test("are tallied by decision, and distinct unlabelled ones by score", async () => {
    const db = database().orm;
    expect((await countDecisionsOfStudies(db, [studyId, "none"])).get(studyId)).toEqual({
      ...{ normal: 20, cancer: 20, review: 20 },
    });
    const bins = await histogramProbabilities(db, studyId);
    const scores = IMAGES.filter(({ label, representative }) => label === null && representative).flatMap(
      ({ probability }) => probability ?? [],
    );
    expect(bins.map(({ decisions: { normal, cancer, review } }) => normal + cancer + review)).toEqual(
      bins.map(({ low, high }) => scores.filter((p) => p >= low && (p < high || high === 1)).length),
    );
    expect(bins.length).toBe(20);
    expect(await histogramProbabilities(db, "none")).toEqual([]);
  });

  test("of an image that is not there are refused", async () => {
    const unknown = { ...row(IMAGES[0], 0), imageId: "no such image" };
    await expect(insertPredictions(database().orm, [unknown])).rejects.toThrow("1 predictions of 1 name no image");
  });
});
