import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { log } from "../../log.ts";
import { rememberedTuning } from "./remembered-tuning.ts";

const cpu = { provider: "cpu", device: "a processor" } as const;
const found = { threads: 2, batchSize: 4, tried: [{ threads: 2, batchSize: 4, imagesPerSecond: 61.5 }] };
const wanted: Parameters<typeof rememberedTuning>[1] = { weightsSha256: "w", precision: "int8" };

let home = "";

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "brainscan-tuning-"));
  // What cannot be read is told to the operator, not to whoever reads these tests.
  log.level = "silent";
});

afterEach(async () => {
  log.level = "warn";
  await rm(home, { recursive: true, force: true });
});

it("what a trial found is known to the next process, of the same network on the same device alone", async () => {
  await rememberedTuning(home, wanted).remember(cpu, found);
  const recall = (changed: Partial<typeof wanted> = {}, device: string = cpu.device) =>
    rememberedTuning(home, { ...wanted, ...changed }).recall({ ...cpu, device });
  expect(await recall()).toEqual(found);
  expect(await recall({}, "another processor")).toBeNull();
  expect(await recall({ weightsSha256: "x" })).toBeNull();
  expect(await recall({ precision: "float32" })).toBeNull();
  // What was tried for a number of threads that was asked for says nothing of others.
  expect(await recall({ workers: 2 })).toBeNull();
});

it("a file that is not what was written there is as none, and is written anew", async () => {
  const tuning = rememberedTuning(home, wanted);
  await tuning.remember(cpu, found);
  const [name] = await readdir(join(home, "tuning"));
  for (const text of ["{", '{"threads":0,"batchSize":1,"tried":[]}', "[]"]) {
    await writeFile(join(home, "tuning", name), text);
    expect(await tuning.recall(cpu)).toBeNull();
  }
  await tuning.remember(cpu, found);
  expect(await tuning.recall(cpu)).toEqual(found);
});

it("a folder that cannot be written costs another trial, and nothing else", async () => {
  await writeFile(join(home, "tuning"), "in the way");
  const tuning = rememberedTuning(home, wanted);
  await tuning.remember(cpu, found);
  expect(await tuning.recall(cpu)).toBeNull();
});
