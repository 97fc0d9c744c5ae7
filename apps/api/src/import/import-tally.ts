import type { NewFile } from "@brainscan/db/queries/files";
import type { MetadataType } from "@brainscan/db/schema/datasets";
import type { MetadataValue } from "@brainscan/db/schema/images";
import type { ImportReportRow } from "@brainscan/db/schema/imports";

/** Sizes that a report lists: a scanner export has a handful. */
const SIZES_LISTED_MAX = 1_000;
/** Sizes told apart: a set made to have a new one in each file costs no more memory than this. */
const SIZES_COUNTED_MAX = 10_000;

/** Counts kept while an import goes on, of what has been committed. */
export class ImportTally {
  added = 0;
  unchanged = 0;
  updated = 0;
  /** Images that had a label and have none in this source. */
  labelsWithdrawn = 0;
  /** 16-bit images, shown and analysed in 8 bits. */
  windowed = 0;
  readonly #formats = new Map<string, number>();
  readonly #sizes = new Map<string, { widthPx: number; heightPx: number; count: number }>();
  readonly #present = new Map<string, number>();

  get kept(): number {
    return this.added + this.unchanged + this.updated;
  }

  countImage(
    change: "added" | "unchanged" | "updated",
    file: Pick<NewFile, "format" | "widthPx" | "heightPx" | "bitDepth">,
    metadata: Record<string, MetadataValue>,
  ): void {
    this[change]++;
    if (file.bitDepth === 16) this.windowed++;
    const format = file.format.toUpperCase();
    this.#formats.set(format, (this.#formats.get(format) ?? 0) + 1);
    this.#countSize(file);
    for (const [name, value] of Object.entries(metadata))
      if (value !== null) this.#present.set(name, (this.#present.get(name) ?? 0) + 1);
  }

  formats(): ImportReportRow["formats"] {
    return [...this.#formats].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count);
  }

  /** The most frequent ones, most frequent first. */
  sizes(): ImportReportRow["sizes"] {
    return [...this.#sizes.values()]
      .sort((a, b) => b.count - a.count || a.widthPx - b.widthPx || a.heightPx - b.heightPx)
      .slice(0, SIZES_LISTED_MAX);
  }

  /** Images of a size that `sizes` does not list. */
  get ofSizesNotListed(): number {
    return this.kept - this.sizes().reduce((sum, { count }) => sum + count, 0);
  }

  #countSize({ widthPx, heightPx }: Pick<NewFile, "widthPx" | "heightPx">): void {
    const key = `${widthPx}x${heightPx}`;
    const size = this.#sizes.get(key);
    if (size) size.count++;
    else if (this.#sizes.size < SIZES_COUNTED_MAX) this.#sizes.set(key, { widthPx, heightPx, count: 1 });
  }

  columns(types: ReadonlyMap<string, MetadataType>, names: readonly string[]): ImportReportRow["metadata"]["columns"] {
    return names.map((name) => ({
      name,
      type: types.get(name) ?? "TEXT",
      missing: this.kept - (this.#present.get(name) ?? 0),
    }));
  }
}
