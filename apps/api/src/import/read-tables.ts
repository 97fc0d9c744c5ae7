import { parse } from "../parsing/parse.ts";
import type { ClassifiedFiles } from "./classify-files.ts";
import { createNoticeList } from "./notice-list.ts";
import { type Source, type SourceFile, UnusableFile } from "./source.ts";
import type { Tables } from "./tables-of-files.ts";

/** Bytes of all tables of a source together: a row of labels takes some fifty. */
const TABLES_BYTES_MAX = 512 * 1024 ** 2;

/** Read what lies beside the images: every labels.csv, and the metadata file nearest to the root. Their bytes are made sense of in
 *  a thread of their own.
 *  @throws UserProblem PARSING_MEMORY or PARSING_TIME naming the table */
export async function readTables(
  source: Source,
  classified: ClassifiedFiles,
  imagePaths: readonly string[],
  signal?: AbortSignal,
): Promise<Tables> {
  const notices = createNoticeList();
  let left = TABLES_BYTES_MAX;

  async function read(file: SourceFile): Promise<{ path: string; bytes: Uint8Array }[]> {
    try {
      const bytes = await source.read(file);
      left -= bytes.length;
      if (left < 0) throw new UnusableFile("TABLES_TOO_LARGE", file.path, { bytesMax: TABLES_BYTES_MAX });
      return [{ path: file.path, bytes }];
    } catch (error) {
      if (!(error instanceof UnusableFile)) throw error;
      notices.add(error.notice);
      return [];
    }
  }

  const [nearest, ...others] = classified.metadata;
  const [metadata = null] = nearest === undefined ? [] : await read(nearest);
  const labels: { path: string; bytes: Uint8Array }[] = [];
  for (const file of classified.labels) labels.push(...(await read(file)));
  for (const { path } of others) notices.add({ code: "METADATA_NOT_READ", path, params: { file: nearest.path } });
  if (labels.length === 0 && metadata === null)
    return { labels: new Map(), metadata: null, notices: notices.toArray() };

  const name = labels[0]?.path ?? nearest.path;
  const tables = await parse("readTables", { labels, metadata, imagePaths }, { name, signal });
  notices.addAll(tables.notices);
  return { ...tables, notices: notices.toArray() };
}
