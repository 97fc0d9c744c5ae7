import type { Queryable } from "@brainscan/db/orm";
import { labelAuditItem, listAuditItems } from "@brainscan/db/queries/audits";
import { lockDatasets } from "@brainscan/db/queries/datasets";
import { readStudyRows } from "@brainscan/db/queries/study-row-pages";
import { z } from "zod";
import type { App } from "../app.ts";
import type { RecordAuditLabelsInput } from "../generated/resolvers.ts";
import type { Notice } from "../messages/notice.ts";
import { parseInput } from "../messages/parse-input.ts";
import { UserProblem } from "../messages/user-problem.ts";
import { outsideFileName } from "../outside/image-names.ts";
import { knownDataset, readerField } from "./known-dataset.ts";
import { auditTableFiles, readAuditLabels } from "./read-audit-labels.ts";

/** Characters: twenty thousand rows with long paths. */
const CSV_LENGTH_MAX = 2_000_000;

const input = z.object({ datasetId: z.string(), csv: z.string(), reader: readerField });

/** Keep the labels of a table, all of them or none. A label that stands already stays with whoever gave it.
 *  @returns how many changed, or what is wrong with the table */
export async function recordAuditLabels(
  { database }: Pick<App, "database">,
  given: RecordAuditLabelsInput,
): Promise<{ datasetId: string; changed: number } | { problems: Notice[] }> {
  const { datasetId, csv, reader } = parseInput(input, given);
  if (csv.length > CSV_LENGTH_MAX)
    throw new UserProblem(
      { code: "AUDIT_TABLE_TOO_LONG", params: { given: csv.length, max: CSV_LENGTH_MAX } },
      { field: ["input", "csv"] },
    );
  return database.orm.transaction(async (tx) => {
    await knownDataset(tx, datasetId);
    await lockDatasets(tx, [datasetId]);
    const items = new Map((await listAuditItems(tx, datasetId)).map(({ groupId, label }) => [groupId, label]));
    const read = readAuditLabels(csv, {
      images: await listNamesakes(tx, datasetId, auditTableFiles(csv)),
      drawn: new Set(items.keys()),
    });
    if ("problems" in read) return read;
    const now = new Date();
    const changes = [...read.labels].filter(([groupId, label]) => items.get(groupId) !== label);
    for (const [groupId, label] of changes) await labelAuditItem(tx, { datasetId, groupId, label, reader, now });
    return { datasetId, changed: changes.length };
  });
}

/** Images in use whose files have one of these names: of a large set, all that a table could mean. */
async function listNamesakes(
  db: Queryable,
  datasetId: string,
  names: ReadonlySet<string>,
): Promise<{ path: string; groupId: string }[]> {
  const found: { path: string; groupId: string }[] = [];
  for await (const page of readStudyRows(db, datasetId))
    for (const { path, groupId } of page) if (names.has(outsideFileName(path))) found.push({ path, groupId });
  return found;
}
