// Rows of a large data set with one finished study, made inside Postgres: no file stands behind them.

import { settlePredictions } from "@brainscan/db/queries/predictions";
import { settleDataset } from "@brainscan/db/queries/settle-dataset";

/** Ids of what is made. */
export const DATASET = "bench-dataset";
export const STUDY = "bench-study";

/** Share of near duplicates among the images, runs and experiments: as many as a long-used server could have. */
const PAIRS_SHARE = 0.05;
const RUNS = 5000;
const EXPERIMENTS = 500;
const MATRIX_ROWS = 20_000;

/** Labelled images lie together in the order of the path, and so do those to exclude: the hardest case for a page that looks
 *  for them from the beginning. Every 33rd image is a copy of the one before it, every 200th is the same blank slice. */
const IMAGES = `
  create temporary table drawn on commit drop as
  select
    i,
    'image-' || i as id,
    case
      when i <= labelled * 0.8 then format('labelled/normal/slice_%s.png', lpad(i::text, 7, '0'))
      when i <= labelled then format('labelled/cancer/slice_%s.png', lpad(i::text, 7, '0'))
      else format('unlabelled/patient_%s/series_%s/slice_%s.png', lpad((i / 200)::text, 5, '0'), i / 20 % 10, lpad(i::text, 7, '0'))
    end as path,
    encode(sha256(convert_to('file ' || i, 'UTF8')), 'hex') as sha256,
    encode(sha256(convert_to('pixels ' || case when i % 200 = 7 then 7 when i % 33 = 0 then i - 1 else i end, 'UTF8')), 'hex') as group_id,
    case when i > labelled then null when i <= labelled * 0.8 then 0 else 1 end as label,
    i > n - 500 as excluded
  from (select $1::int as n, ($1::int / 100) as labelled) sizes, generate_series(1, n) i`;

const STATEMENTS = [
  `insert into datasets (id, name, source, fingerprint) values ('${DATASET}', 'bench', 'FOLDER', 'none')`,
  `insert into metadata_columns (dataset_id, name, type, position)
   values ('${DATASET}', 'age', 'NUMBER', 0), ('${DATASET}', 'scanner', 'TEXT', 1)`,
  `insert into files (sha256, pixel_sha256, bytes, format, width_px, height_px, channels, bit_depth, palette)
   select sha256, group_id, 20000 + i % 9000, 'png', 256, 256, 1, 8, false from drawn`,
  `insert into images (id, dataset_id, path, sha256, group_id, label, label_source, metadata, excluded_at, exclusion_reason)
   select id, '${DATASET}', path, sha256, group_id, label, case when label is null then null else 'FOLDER' end,
     jsonb_build_object('age', 20 + i % 70, 'scanner', 'scanner ' || i % 5),
     case when excluded then now() end, case when excluded then 'blurred' end
   from drawn order by i`,
  `insert into runs (id, kind, status, created_at, finished_at)
   select case when i = 1 then '${STUDY}' else 'run-' || i end, case when i <= ${EXPERIMENTS + 1} and i > 1 then 'EXPERIMENT' else 'STUDY' end,
     'DONE', now() - make_interval(mins => i), now()
   from generate_series(1, ${RUNS}) i`,
  `insert into studies (run_id, dataset_id, dataset_fingerprint, backbone, seed, provider)
   select id, '${DATASET}', 'none', 'resnet18-brainmri', 0, 'auto' from runs where kind = 'STUDY'`,
  `insert into experiments (run_id, dataset_id, dataset_fingerprint, backbone, weights_sha256, layer, method, parameters, protocol, seed, content_hash, figures)
   select id, '${DATASET}', 'none', 'resnet18-brainmri', 'w', 'avgpool', 'logisticRegression', '{}',
     '{"nSplits": 5, "nRepeats": 2, "setting": "INDUCTIVE", "control": "NONE", "nLabels": null, "recallTarget": 0.95}', 0, 'hash ' || id,
     (select jsonb_agg(jsonb_build_object('id', 'figure' || k, 'value', 0.5, 'n', 100, 'interval', null)) from generate_series(1, 20) k)
   from runs where kind = 'EXPERIMENT'`,
  `insert into study_experiments (study_id, experiment_id, position)
   select '${STUDY}', run_id, row_number() over (order by run_id) from experiments limit 60`,
];

/** Scores lie between 0 and 1, most of them near 0; they are rounded, so that many are equal. */
const PREDICTIONS = `
  insert into predictions (study_id, image_id, path, sha256, group_id, label, label_conflict, position, representative, probability,
    probability_raw, probability_calibrated, agreement, nearest_labelled, reasons, decision, out_of_fold, cluster)
  select '${STUDY}', id, path, sha256, group_id, label, label is null and count(label) over same > 0,
    case when row_number() over same = 1 and (label is not null or i % 50 = 0) and i <= 50 * ${MATRIX_ROWS} then i end,
    row_number() over same = 1, p, p, p, 0.8,
    jsonb_build_array('image-1', 'image-2', 'image-3', 'image-4', 'image-5'), '[]',
    case when p < 0.4 then 'NORMAL' when p > 0.9 then 'CANCER' else 'REVIEW' end, label is not null, i % 4
  from (select *, case when i % 5000 = 1 then null else round((('x' || substr(group_id, 1, 8))::bit(32)::bigint / 4294967296.0) ^ 2, 4) end as p from drawn where not excluded) scored
  window same as (partition by group_id order by path collate "C" range between unbounded preceding and unbounded following)`;

const PROJECTION = `
  insert into projections (id, study_id, method, layer, explained_variance, coordinates)
   select 'bench-projection', '${STUDY}', 'pca', 'avgpool', '{0.3,0.1}',
     decode(repeat('0000803f', 2 * (coalesce(max(position), 0) + 1)), 'hex') from predictions`;

const PAIRS = `
  insert into near_duplicate_pairs (study_id, group_a, group_b, position, hash_distance, feature_distance, origin)
  select '${STUDY}', least(a, b), greatest(a, b), row_number() over (order by i) - 1, i % 6, 0.01, 'FOUND'
  from (select i, label, group_id as a, lead(group_id) over (order by i) as b, lead(label) over (order by i) as next from drawn where not excluded) of
  where i % ${Math.round(1 / PAIRS_SHARE)} = 3 and a <> b on conflict do nothing`;

/** Fill an empty migrated database, settle it as an import and a study do, and bring the planner's statistics up to it.
 *  @param client  of node-postgres
 *  @param db  the same database, as the product opens it
 *  @param n  images
 *  @returns how long the settling took, milliseconds */
export async function fillDataset(client, db, n) {
  await client.query("begin");
  await client.query(IMAGES.replaceAll("$1", String(n)));
  for (const statement of [...STATEMENTS, PREDICTIONS, PROJECTION, PAIRS]) await client.query(statement);
  await client.query("commit");
  await client.query("analyze");
  const begun = performance.now();
  await db.transaction((tx) => settleDataset(tx, DATASET, async () => undefined));
  const settled = performance.now();
  await db.transaction((tx) => settlePredictions(tx, STUDY));
  const done = performance.now();
  await client.query("vacuum analyze");
  return { datasetMs: settled - begun, predictionsMs: done - settled };
}
