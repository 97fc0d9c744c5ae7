import type { Queryable } from "@brainscan/db/orm";
import { countSessions } from "@brainscan/db/queries/accounts";
import { listApiKeys } from "@brainscan/db/queries/api-keys";
import { listFirstImagesOfGroups } from "@brainscan/db/queries/audits";
import { listCheckThresholds } from "@brainscan/db/queries/check-thresholds";
import { countDatasets, NO_IMAGES } from "@brainscan/db/queries/dataset-counts";
import { listDatasetsByIds } from "@brainscan/db/queries/datasets";
import { countGroups, type GroupKey, listGroupPages } from "@brainscan/db/queries/duplicate-pages";
import {
  listExperimentCurves,
  listExperimentFolds,
  listExperimentHeads,
  listExperimentsOfStudies,
  listFirstStudies,
} from "@brainscan/db/queries/experiment-lists";
import { type ImageRow, listImagesByIds, listImagesByPaths } from "@brainscan/db/queries/images";
import { listImports } from "@brainscan/db/queries/imports";
import { listMetadataColumnsWithMissing } from "@brainscan/db/queries/metadata-columns";
import { countDecisionsOfStudies } from "@brainscan/db/queries/prediction-tallies";
import { listPredictionsOfImages, listRepresentatives, type PredictionRow } from "@brainscan/db/queries/predictions";
import { listClusteringsOfStudies, listLatestStudies, listStudiesByIds } from "@brainscan/db/queries/studies";
import DataLoader from "dataloader";
import { checksInForce } from "../checks/thresholds-in-force.ts";

/** Files of a group that one image can list beside itself. */
export const DUPLICATES_MAX = 100;

/** Rows by id, gathered within a request: a nested list costs one query. */
export type Loaders = ReturnType<typeof createLoaders>;

export function createLoaders(db: Queryable) {
  return {
    dataset: one((ids) => listDatasetsByIds(db, ids), idOf),
    image: one((ids) => listImagesByIds(db, ids), idOf),
    study: one((ids) => listStudiesByIds(db, ids), runIdOf),
    latestStudy: one((datasetIds) => listLatestStudies(db, { datasetIds }), datasetIdOf),
    latestDoneStudy: one((datasetIds) => listLatestStudies(db, { datasetIds, doneOnly: true }), datasetIdOf),
    experiment: one((ids) => listExperimentHeads(db, ids), runIdOf),
    curves: one((ids) => listExperimentCurves(db, ids), runIdOf),
    folds: one((ids) => listExperimentFolds(db, ids), runIdOf),
    firstStudyOfExperiment: one(
      (ids) => listFirstStudies(db, ids),
      (row) => row.experimentId,
    ),
    experimentsOfStudy: many((ids) => listExperimentsOfStudies(db, ids), studyIdOf),
    clusterings: many((ids) => listClusteringsOfStudies(db, ids), studyIdOf),
    imports: many((ids) => listImports(db, ids), datasetIdOf),
    metadataColumns: many((ids) => listMetadataColumnsWithMissing(db, ids), datasetIdOf),
    keysOfAccount: many(
      (ids) => listApiKeys(db, ids),
      (key) => key.accountId,
    ),
    /** Open sessions by account. */
    sessionsNow: once(() => countSessions(db, new Date())),
    counts: new DataLoader(async (ids: readonly string[]) => {
      const counts = await countDatasets(db, ids);
      return ids.map((id) => counts.get(id) ?? NO_IMAGES);
    }),
    /** The definition of done with its thresholds, read once a request. */
    checksInForce: once(async () => checksInForce(await listCheckThresholds(db))),
    decisions: new DataLoader(async (ids: readonly string[]) => {
      const counts = await countDecisionsOfStudies(db, ids);
      return ids.map((id) => counts.get(id) ?? { normal: 0, cancer: 0, review: 0 });
    }),
    /** Distinct images of a study: a row each, so one study after another. */
    representatives: new DataLoader((ids: readonly string[]) => eachInTurn(ids, (id) => listRepresentatives(db, id))),
    prediction: byKey<OfImage, PredictionRow | null>(
      ({ studyId, imageId }) => `${studyId} ${imageId}`,
      async (keys) => {
        const found = new Map<string, PredictionRow>();
        for (const [studyId, asked] of groupBy(keys, (key) => key.studyId)) {
          const imageIds = asked.map((key) => key.imageId);
          for (const row of await listPredictionsOfImages(db, { studyId, imageIds }))
            found.set(`${studyId} ${row.imageId}`, row);
        }
        return keys.map(({ studyId, imageId }) => found.get(`${studyId} ${imageId}`) ?? null);
      },
    ),
    /** The first members of a group, one more than an image lists: it may be among them itself. */
    groupMembers: byKey(groupName, async (groups: readonly GroupKey[]) => {
      const members = groupBy(await listGroupPages(db, { groups, limit: DUPLICATES_MAX + 1 }), groupName);
      return groups.map((group) => members.get(groupName(group)) ?? []);
    }),
    imageByPath: byKey(
      ({ datasetId, path }: { datasetId: string; path: string }) => `${datasetId} ${path}`,
      async (asked) => {
        const found = new Map<string, ImageRow>();
        for (const [datasetId, of] of groupBy(asked, (one) => one.datasetId))
          for (const image of await listImagesByPaths(db, { datasetId, paths: of.map(({ path }) => path) }))
            found.set(`${datasetId} ${image.path}`, image);
        return asked.map(({ datasetId, path }) => found.get(`${datasetId} ${path}`) ?? null);
      },
    ),
    firstOfGroup: byKey(groupName, async (groups: readonly GroupKey[]) => {
      const found = new Map<string, ImageRow>();
      for (const [datasetId, asked] of groupBy(groups, (group) => group.datasetId)) {
        const groupIds = asked.map(({ groupId }) => groupId);
        for (const [groupId, image] of await listFirstImagesOfGroups(db, { datasetId, groupIds }))
          found.set(groupName({ datasetId, groupId }), image);
      }
      return groups.map((group) => found.get(groupName(group)) ?? null);
    }),
    groupSize: byKey(groupName, async (groups: readonly GroupKey[]) => {
      const sizes = new Map((await countGroups(db, groups)).map((group) => [groupName(group), group.size]));
      return groups.map((group) => sizes.get(groupName(group)) ?? 0);
    }),
  };
}

type OfImage = { studyId: string; imageId: string };

const idOf = ({ id }: { id: string }) => id;
const runIdOf = ({ runId }: { runId: string }) => runId;
const studyIdOf = ({ studyId }: { studyId: string }) => studyId;
const datasetIdOf = <Id extends string | null>({ datasetId }: { datasetId: Id }) => datasetId;
const groupName = ({ datasetId, groupId }: GroupKey) => `${datasetId} ${groupId}`;

function groupBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

async function eachInTurn<Row>(ids: readonly string[], load: (id: string) => Promise<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  for (const id of ids) rows.push(await load(id));
  return rows;
}

function once<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let loading: Promise<Value> | null = null;
  return () => {
    loading ??= load();
    return loading;
  };
}

function one<Row>(load: (ids: readonly string[]) => Promise<Row[]>, keyOf: (row: Row) => string) {
  return new DataLoader<string, Row | null>(async (ids) => {
    const rows = new Map((await load(ids)).map((row) => [keyOf(row), row]));
    return ids.map((id) => rows.get(id) ?? null);
  });
}

function many<Row>(load: (ids: readonly string[]) => Promise<Row[]>, keyOf: (row: Row) => string | null) {
  return new DataLoader<string, Row[]>(async (ids) => {
    const rows = groupBy(await load(ids), keyOf);
    return ids.map((id) => rows.get(id) ?? []);
  });
}

function byKey<Key, Value>(cacheKeyFn: (key: Key) => string, load: (keys: readonly Key[]) => Promise<Value[]>) {
  return new DataLoader<Key, Value, string>(load, { cacheKeyFn });
}
