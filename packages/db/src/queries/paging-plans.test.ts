import { type SQL, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Database } from "../database.ts";
import { describeEachDatabase } from "../test-databases.ts";
import { listFirstImagesOfGroups } from "./audits.ts";
import { listGroupPages } from "./duplicate-pages.ts";
import { pageImages } from "./image-pages.ts";
import { pageNearDuplicates } from "./near-duplicate-pages.ts";
import { pagePredictions } from "./prediction-pages.ts";
import { listRepresentatives, settlePredictions } from "./predictions.ts";
import { settleDataset } from "./settle-dataset.ts";
import { readStudyRows } from "./study-row-pages.ts";

/** Enough for an index to be worth its while. */
const N = 12_000;
const FIRST = 50;
const [datasetId, studyId] = ["plans", "plans-study"];

/** Every 40th image is a copy, the first 300 carry a label, the last 100 are excluded; half the scores lie in one range. */
const ROWS: SQL[] = [
  sql`insert into datasets (id, name, source, fingerprint) values (${datasetId}, 'd', 'FOLDER', 'f')`,
  sql`insert into files (sha256, pixel_sha256, bytes, format, width_px, height_px, channels, bit_depth, palette)
    select 'f' || i, 'p', 1, 'png', 1, 1, 1, 8, false from generate_series(1, ${N}) i`,
  sql`insert into images (id, dataset_id, path, sha256, group_id, label, excluded_at)
    select 'i' || i, ${datasetId}, 'p/' || lpad(i::text, 6, '0'), 'f' || i, 'g' || case when i % 40 = 0 then i - 1 else i end,
      case when i <= 300 then i % 2 end, case when i > ${N - 100} then now() end from generate_series(1, ${N}) i`,
  sql`insert into runs (id, kind, status) values (${studyId}, 'STUDY', 'DONE')`,
  sql`insert into studies (run_id, dataset_id, dataset_fingerprint, backbone, seed, provider)
    values (${studyId}, ${datasetId}, 'f', 'b', 0, 'cpu')`,
  sql`insert into predictions (study_id, image_id, path, sha256, group_id, label, label_conflict, position, representative,
      probability, decision, out_of_fold)
    select ${studyId}, id, path, sha256, group_id, label, false, case when n < 1000 then n end, right(path, 2)::int % 40 <> 0,
      (n % 1000) / 1000.0, case when n % 1000 < 500 then 'NORMAL' when n % 1000 < 950 then 'REVIEW' else 'CANCER' end, false
    from (select *, row_number() over (order by path) as n from images) numbered`,
  sql`insert into near_duplicate_pairs (study_id, group_a, group_b, position, hash_distance, feature_distance, origin)
    select ${studyId}, 'g' || i, 'g' || i + 1, i, 1, 0.1, 'FOUND' from generate_series(1, ${N - 200}) i where i % 40 > 1`,
];

type Node = { "Node Type": string; "Index Name"?: string; "Relation Name"?: string; Plans?: Node[] } & Record<
  "Actual Rows" | "Actual Loops" | "Rows Removed by Filter",
  number | undefined
>;

describeEachDatabase("a page of a long list", (database) => {
  beforeAll(async () => {
    const { orm: db } = database();
    for (const statement of ROWS) await db.execute(statement);
    await db.transaction((tx) => settleDataset(tx, datasetId, async () => undefined));
    await settlePredictions(db, studyId);
    await db.execute(sql`analyze`);
  });

  const images = (filter: object, after?: string) => () =>
    pageImages(database().orm, { datasetId, filter, first: FIRST, after });
  const predictions = (field: "PATH" | "PROBABILITY" | "CERTAINTY", filter: object, after?: string) => () =>
    pagePredictions(database().orm, {
      ...{ studyId, filter, order: { field, direction: "DESC" as const }, first: FIRST },
      after: after === undefined ? undefined : { value: field === "PATH" ? null : 0.3, path: after },
    });
  const near = (filter: object, after?: number) => () =>
    pageNearDuplicates(database().orm, { studyId, datasetId, filter, first: FIRST, after });
  const groups = ["g39", "g79", "g119"];

  const PAGES: [name: string, index: string, read: () => Promise<unknown>, rowsMax?: number][] = [
    ["images", "images_dataset_path", images({})],
    ["images from the middle", "images_dataset_path", images({}, "p/006000")],
    ["labelled images", "images_dataset_facet", images({ labelled: true })],
    ["unlabelled images in use", "images_dataset_facet", images({ labelled: false, excluded: false }, "p/006000")],
    ["excluded images", "images_dataset_facet", images({ excluded: true })],
    ["duplicated images", "images_dataset_facet", images({ duplicated: true })],
    ["predictions by path", "predictions_path", predictions("PATH", {}, "p/006000")],
    ["predictions by probability", "predictions_probability", predictions("PROBABILITY", {})],
    [
      "predictions by probability, from the middle",
      "predictions_probability",
      predictions("PROBABILITY", {}, "p/006000"),
    ],
    ["predictions by certainty", "predictions_certainty", predictions("CERTAINTY", { decision: "CANCER" }, "p/006000")],
    ["labelled predictions", "predictions_path", predictions("PATH", { labelled: true })],
    // What lies in the range is counted, and read where it is little; a decision without any of it is not looked through.
    ["a range of probabilities", "predictions_probability", predictions("PATH", { minProbability: 0.9 }), 6 * N * 0.1],
    ["near duplicates", "near_duplicate_pairs_position", near({})],
    ["near duplicates from the middle", "near_duplicate_pairs_position", near({}, 6000)],
    ["crossing near duplicates", "near_duplicate_pairs_crosses", near({ crossing: true })],
    [
      "members of groups",
      "images_dataset_group",
      () => listGroupPages(database().orm, { groups: groups.map((groupId) => ({ datasetId, groupId })), limit: 5 }),
    ],
    [
      "first images of groups",
      "images_dataset_group",
      () => listFirstImagesOfGroups(database().orm, { datasetId, groupIds: groups }),
    ],
    ["points of the map", "predictions_position", () => listRepresentatives(database().orm, studyId)],
    [
      "images that a study reads",
      "images_dataset_path",
      () => readStudyRows(database().orm, datasetId).next(),
      3 * 5000,
    ],
  ];

  test.each(PAGES)("of %s is read from the index %s, and nothing but the page", async (_name, index, read, rowsMax) => {
    const statements = await statementsOf(database(), read);
    const nodes: Node[] = [];
    for (const { text, values } of statements) nodes.push(...(await planOf(database(), text, values)));
    expect(nodes.map((node) => node["Index Name"])).toContain(index);
    const large = ["images", "predictions", "near_duplicate_pairs"];
    const whole = nodes.filter(
      (node) => node["Node Type"] === "Seq Scan" && large.includes(node["Relation Name"] ?? ""),
    );
    expect(whole).toEqual([]);
    const rows = nodes
      .filter((node) => node["Node Type"].includes("Scan") && large.includes(node["Relation Name"] ?? ""))
      .reduce(
        (sum, node) =>
          sum + (node["Actual Rows"] ?? 0) * (node["Actual Loops"] ?? 1) + (node["Rows Removed by Filter"] ?? 0),
        0,
      );
    // A page of every facet, each row looked up a few times.
    expect(rows).toBeLessThanOrEqual(rowsMax ?? 9 * (FIRST + 1) + 4 * (FIRST + 1) + 1000);
  });
});

type Statement = { text: string; values: unknown[] };

/** The statements that a query sends. */
async function statementsOf({ orm }: Database, read: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  // Both drivers prepare what they send; Drizzle keeps this from its types.
  const { session } = orm as unknown as {
    session: { prepareQuery(query: { sql: string; params: unknown[] }): unknown };
  };
  const prepare = session.prepareQuery;
  session.prepareQuery = function record(query, ...rest) {
    statements.push({ text: query.sql, values: query.params });
    return prepare.call(this, query, ...rest);
  };
  try {
    await read();
  } finally {
    session.prepareQuery = prepare;
  }
  return statements;
}

async function planOf({ executeSql }: Database, text: string, values: unknown[]): Promise<Node[]> {
  const { rows } = await executeSql(`explain (analyze, format json) ${text}`, values);
  const [{ "QUERY PLAN": plan }] = rows as { "QUERY PLAN": string | [{ Plan: Node }] }[];
  const [{ Plan }] = typeof plan === "string" ? (JSON.parse(plan) as [{ Plan: Node }]) : plan;
  const flat = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(flat)];
  return flat(Plan);
}
