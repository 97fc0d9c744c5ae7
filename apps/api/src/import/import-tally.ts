import type { NewFile } from "@brainscan/db/queries/files";
import type { MetadataType } from "@brainscan/db/schema/datasets";
import type { MetadataValue } from "@brainscan/db/schema/images";
import type { ImportReportRow } from "@brainscan/db/schema/imports";

/** Sizes beyond this many are summed under the last: a scanner export has a handful. */
const SIZES_MAX = 1000;

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
    const key = `${file.widthPx}x${file.heightPx}`;
    const size = this.#sizes.get(key) ?? { widthPx: file.widthPx, heightPx: file.heightPx, count: 0 };
    size.count++;
    this.#sizes.set(key, size);
    for (const [name, value] of Object.entries(metadata))
      if (value !== null) this.#present.set(name, (this.#present.get(name) ?? 0) + 1);
  }

  formats(): ImportReportRow["formats"] {
    return [...this.#formats].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count);
  }

  /** Most frequent first. */
  sizes(): ImportReportRow["sizes"] {
    return [...this.#sizes.values()]
      .sort((a, b) => b.count - a.count || a.widthPx - b.widthPx || a.heightPx - b.heightPx)
      .slice(0, SIZES_MAX);
  }

  columns(types: ReadonlyMap<string, MetadataType>, names: readonly string[]): ImportReportRow["metadata"]["columns"] {
    return names.map((name) => ({
      name,
      type: types.get(name) ?? "TEXT",
      missing: this.kept - (this.#present.get(name) ?? 0),
    }));
  }
}
