import { readdirSync, readFileSync } from "node:fs";
import { createRandom } from "@brainscan/ml/random/random";
import { describe, expect, test } from "vitest";
import { UserProblem } from "../messages/user-problem.ts";
import { readOutsideTable } from "./read-outside-table.ts";

const folder = new URL("fixtures/", import.meta.url);
const CSV = Buffer.from(
  `filename,fold,score,label\r\n${Array.from({ length: 30 }, (_, i) => `"n/${i}.jpg",${i % 5},0.${i},${i % 2}`).join("\r\n")}`,
);
const tables: [string, Buffer][] = [
  ["a CSV", CSV],
  ...readdirSync(folder)
    .filter((name) => name.endsWith(".parquet"))
    .map((name): [string, Buffer] => [name, readFileSync(new URL(name, folder))]),
];

/** Read, or refused with a reason; anything else is thrown. */
async function outcome(bytes: Uint8Array): Promise<"read" | "refused"> {
  try {
    await readOutsideTable(bytes);
    return "read";
  } catch (error) {
    if (error instanceof UserProblem) return "refused";
    throw error;
  }
}

describe.each(tables)("%s", { timeout: 60_000 }, (name, bytes) => {
  test("cut short anywhere is refused, or read as far as it goes when it is text", async () => {
    const random = createRandom(7, name);
    const outcomes: string[] = [];
    for (let i = 0; i < 60; i++) outcomes.push(await outcome(bytes.subarray(0, Math.floor(random() * bytes.length))));
    if (name !== "a CSV") expect(new Set(outcomes)).toEqual(new Set(["refused"]));
    else expect(outcomes).toContain("refused");
  });

  test("with bits turned is read or refused, never a crash and never long", async () => {
    const random = createRandom(8, name);
    const counts = { read: 0, refused: 0 };
    let slowestMs = 0;
    for (let i = 0; i < 150; i++) {
      const turned = Buffer.from(bytes);
      for (let flip = 0; flip <= i % 6; flip++) {
        const at = Math.floor(random() * turned.length);
        turned[at] = i % 3 === 0 ? 0xff : turned[at] ^ (1 << Math.floor(random() * 8));
      }
      const started = performance.now();
      counts[await outcome(turned)]++;
      slowestMs = Math.max(slowestMs, performance.now() - started);
    }
    expect(counts.refused).toBeGreaterThan(0);
    expect(slowestMs).toBeLessThan(5_000);
  });
});
