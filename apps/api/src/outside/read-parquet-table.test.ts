import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { type ColumnSource, parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, test } from "vitest";
import { UserProblem } from "../messages/user-problem.ts";
import { checkRuns } from "./check-runs.ts";
import { OUTSIDE_LIMITS, type OutsideLimits } from "./limits.ts";
import type { OutsideEmbeddings, OutsideScores } from "./outside-table.ts";
import { readOutsideTable } from "./read-outside-table.ts";
import { nextPage } from "./read-parquet-page.ts";

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}.parquet`, import.meta.url));

const read = (bytes: Uint8Array, limits: Partial<OutsideLimits> = {}) =>
  readOutsideTable(bytes, { ...OUTSIDE_LIMITS, ...limits });

async function problemOf(table: Promise<unknown>) {
  const problem = await table.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(problem instanceof UserProblem)) throw new Error("was not refused", { cause: problem });
  return problem.notice;
}

const rows = Array.from({ length: 24 }, (_, i) => ({
  filename: `${i % 2 ? "cancer" : "normal"}/é${i}.jpg`,
  fold: i % 3,
  repeat: 0,
  score: i / 32 + (i % 2) / 8,
}));

describe("scores in Parquet", () => {
  test.each(["uncompressed", "snappy", "gzip", "brotli", "zstd", "plain-v2-groups", "dictionary-v2"])(
    "are read to the bit, written %s",
    async (name) => {
      const table = (await read(fixture(`scores-${name}`))) as OutsideScores;
      expect(table).toMatchObject({ kind: "SCORES", format: "PARQUET", isProbability: true, ignoredColumns: [] });
      expect(table.rows).toEqual(rows);
      expect(table.labels).toEqual(rows.map((_, i) => (i % 5 === 4 ? null : i % 2)));
      expect(table.places).toEqual(rows.map((_, i) => i + 1));
    },
  );

  test("that lack one are refused at its row and column", async () => {
    const problem = await problemOf(read(fixture("scores-nulls")));
    expect(problem).toEqual({ code: "OUTSIDE_VALUE_MISSING", params: { row: 17, column: "score" } });
  });

  test("written in a way that is not read are refused by its name", async () => {
    expect(await problemOf(read(fixture("scores-lz4-raw")))).toMatchObject({
      code: "OUTSIDE_PARQUET_CODEC",
      params: { column: "filename", codec: "LZ4_RAW" },
    });
    expect(await problemOf(read(fixture("scores-delta")))).toMatchObject({
      code: "OUTSIDE_PARQUET_ENCODING",
      params: { column: "fold", encoding: "DELTA_BINARY_PACKED" },
    });
  });
});

describe("embeddings in Parquet", () => {
  test("are read from every type of number, with categories for names and truth values for labels", async () => {
    const table = (await read(fixture("embeddings-types"))) as OutsideEmbeddings;
    expect(table.columns).toEqual(["single", "double", "short", "long", "byte", "constant"]);
    expect(table.ignoredColumns).toEqual(["__index_level_0__"]);
    const wanted = rows.flatMap((_, i) => [i / 8, -i / 16, i - 12, i * 1000, i - 4, 7]);
    expect(table.features).toEqual({ data: Float32Array.from(wanted), rows: 24, cols: 6 });
    expect(table.filenames[23]).toBe("é23.jpg");
    expect(table.labels).toEqual(rows.map((_, i) => i % 2));
  });

  test("are read when their bytes are split, and refused when they are lists", async () => {
    const table = (await read(fixture("embeddings-split"))) as OutsideEmbeddings;
    expect(table.features.data).toEqual(Float32Array.from(rows, (_, i) => i / 8));
    expect(await problemOf(read(fixture("embeddings-list")))).toEqual({
      code: "OUTSIDE_PARQUET_NESTED",
      params: { column: "embedding" },
    });
  });
});

function write(columnData: ColumnSource[], codec: "SNAPPY" | "GZIP" = "SNAPPY"): Uint8Array {
  const compressors = { GZIP: (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes)) };
  return new Uint8Array(parquetWriteBuffer({ columnData, codec, compressors }));
}

describe("a Parquet file that means harm", { timeout: 30_000 }, () => {
  const n = 100_000;
  const bomb = (codec: "SNAPPY" | "GZIP") =>
    write(
      [
        { name: "filename", data: Array.from({ length: n }, (_, i) => `${i}`), type: "STRING" },
        { name: "a", data: new Float64Array(n), type: "DOUBLE", encoding: "PLAIN" },
      ],
      codec,
    );

  test.each(["SNAPPY", "GZIP"] as const)("is stopped before its %s pages unpack beyond the limit", async (codec) => {
    const bytes = bomb(codec);
    expect(await problemOf(read(bytes, { unpackedBytesMax: 200_000 }))).toMatchObject({
      code: "OUTSIDE_UNPACKS_TOO_LARGE",
    });
    expect(await problemOf(read(bytes, { rowsMax: n - 1 }))).toMatchObject({ code: "OUTSIDE_TOO_MANY_ROWS" });
    expect(await problemOf(read(bytes, { numbersMax: 1, rowsMax: n }))).toMatchObject({
      code: "OUTSIDE_TOO_MANY_NUMBERS",
    });
  });

  test("cannot repeat a value more often than it has rows", () => {
    // 2^30 times the value 1, in six bytes.
    const repeated = Uint8Array.of(0x80, 0x80, 0x80, 0x80, 0x08, 1);
    expect(() => checkRuns(repeated, 0, 1, 24)).toThrow(UserProblem);
    expect(checkRuns(Uint8Array.of(24 << 1, 1), 0, 1, 24)).toBe(2);
    expect(checkRuns(Uint8Array.of((3 << 1) | 1, 1, 2, 3), 0, 1, 20)).toBe(4);
    expect(() => checkRuns(Uint8Array.of((3 << 1) | 1, 1, 2), 0, 1, 20)).toThrow(UserProblem);
    expect(() => checkRuns(Uint8Array.of(0, 1, 0, 1), 0, 1, 20)).toThrow(UserProblem);
  });

  test("cannot pass off another type for a size", () => {
    // A page header whose two sizes are 64 bits wide, then one of 32 bits.
    const wide = Uint8Array.of(0x15, 0, 0x16, 2, 0x16, 2, 0, 9);
    expect(() => nextPage(wide, 0)).toThrow(UserProblem);
    expect(
      nextPage(
        wide.map((byte) => (byte === 0x16 ? 0x15 : byte)),
        0,
      ),
    ).toMatchObject({ next: 8 });
    expect(() => nextPage(Uint8Array.of(0x15, 0, 0x15, 2, 0x15, 3, 0, 9), 0)).toThrow(UserProblem);
  });

  test("cannot hide an endless number in its footer", async () => {
    const footer = new Uint8Array(2_000_000).fill(0x86);
    const tail = Buffer.alloc(8, "PAR1PAR1");
    tail.writeUInt32LE(footer.length);
    const started = performance.now();
    const problem = await problemOf(read(Buffer.concat([Buffer.from("PAR1"), footer, tail])));
    expect(problem.code).toBe("OUTSIDE_PARQUET_DAMAGED");
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
