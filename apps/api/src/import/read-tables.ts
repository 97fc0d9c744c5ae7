import type { Notice } from "../messages/notice.ts";
import type { ClassifiedFiles } from "./classify-files.ts";
import { indexFileNames } from "./file-names.ts";
import { type NamedLabels, readLabelsFiles } from "./labels-file.ts";
import { type Metadata, readMetadataFile } from "./metadata-file.ts";
import { type Source, type SourceFile, UnusableFile } from "./source.ts";

export type Tables = { labels: NamedLabels; metadata: Metadata | null; notices: Notice[] };

/** Read what lies beside the images: every labels.csv, and the metadata file nearest to the root. */
export async function readTables(
  source: Source,
  classified: ClassifiedFiles,
  imagePaths: readonly string[],
): Promise<Tables> {
  const names = indexFileNames(imagePaths);
  const notices: Notice[] = [];

  async function read(file: SourceFile): Promise<{ path: string; bytes: Buffer }[]> {
    try {
      return [{ path: file.path, bytes: await source.read(file) }];
    } catch (error) {
      if (!(error instanceof UnusableFile)) throw error;
      notices.push(error.notice);
      return [];
    }
  }

  const labelFiles: { path: string; bytes: Buffer }[] = [];
  for (const file of classified.labels) labelFiles.push(...(await read(file)));
  const labels = readLabelsFiles(labelFiles, names);

  const [nearest, ...others] = classified.metadata;
  const [content] = nearest === undefined ? [] : await read(nearest);
  const metadata = content === undefined ? null : readMetadataFile(content.path, content.bytes, names);
  const unread = others.map(
    ({ path }): Notice => ({ code: "METADATA_NOT_READ", path, params: { file: nearest.path } }),
  );
  return {
    labels: labels.labels,
    metadata: metadata?.metadata ?? null,
    notices: [...notices, ...labels.notices, ...(metadata?.notices ?? []), ...unread],
  };
}
