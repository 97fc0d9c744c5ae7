import { fileNames } from "./file-names.ts";

export type TableLabel = 0 | 1 | null;

export type Named<T> = T & { filename: string };

/** Give every file its name in the tables. */
export function nameFiles<T extends { path: string }>(files: readonly T[]): Named<T>[] {
  const names = fileNames(files.map((file) => file.path));
  return files.map((file, i) => ({ ...file, filename: names[i] }));
}

/** In the byte order (UTF-8) of what `textOf` reads from each row, which JavaScript's own comparison of UTF-16 units is not. */
export function sortByBytes<T>(rows: readonly T[], textOf: (row: T) => string): T[] {
  return rows
    .map((row) => ({ row, key: Buffer.from(textOf(row)) }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ row }) => row);
}

/** Rows normal, then cancer, each in the order given. */
export function labelledRows<T extends { label: TableLabel }>(rows: readonly T[]): (T & { label: 0 | 1 })[] {
  return [...withLabel(rows, 0), ...withLabel(rows, 1)];
}

export function unlabelledRows<T extends { label: TableLabel }>(rows: readonly T[]): T[] {
  return rows.filter((row) => row.label === null);
}

function withLabel<T extends { label: TableLabel }>(rows: readonly T[], label: 0 | 1): (T & { label: 0 | 1 })[] {
  return rows.filter((row): row is T & { label: 0 | 1 } => row.label === label);
}
