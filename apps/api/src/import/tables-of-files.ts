import type { Notice } from "../messages/notice.ts";
import type { ParseTools } from "../parsing/parse-tasks.ts";
import { indexFileNames } from "./file-names.ts";
import { type NamedLabels, readLabelsFiles } from "./labels-file.ts";
import { type Metadata, readMetadataFile } from "./metadata-file.ts";
import { createNoticeList } from "./notice-list.ts";

export type Tables = { labels: NamedLabels; metadata: Metadata | null; notices: Notice[] };

type TableFile = { path: string; bytes: Uint8Array };

export type ReadTablesInput = { labels: TableFile[]; metadata: TableFile | null; imagePaths: readonly string[] };

/** What the tables beside the images say of them. */
export function tablesOfFiles({ labels, metadata, imagePaths }: ReadTablesInput, { reading }: ParseTools): Tables {
  function* told(): Generator<TableFile> {
    for (const file of labels) {
      reading(file.path);
      yield file;
    }
  }
  const names = indexFileNames(imagePaths);
  const notices = createNoticeList();
  const named = readLabelsFiles(told(), names);
  notices.addAll(named.notices);
  if (metadata === null) return { labels: named.labels, metadata: null, notices: notices.toArray() };
  reading(metadata.path);
  const read = readMetadataFile(metadata.path, metadata.bytes, names);
  notices.addAll(read.notices);
  return { labels: named.labels, metadata: read.metadata, notices: notices.toArray() };
}
