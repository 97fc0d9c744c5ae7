import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeImage } from "@brainscan/ml/image/decode-image";
import { ImageError } from "@brainscan/ml/image/image-error";
import { pixelHash } from "@brainscan/ml/image/pixel-hash";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO_SEED, ensureDemoSet } from "./ensure-demo-set.ts";
import { writeDemoSet } from "./write-demo-set.ts";

/** The smallest set that has every kind of file. */
const N = 60;

let dataDir: string;
let dir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "demo-"));
  dir = join(dataDir, "set");
  await writeDemoSet(dir, { seed: DEMO_SEED, n: N });
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

async function hashesBelow(folder: string): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const path of await filesBelow(folder))
    hashes[path] = createHash("sha256")
      .update(await readFile(join(folder, path)))
      .digest("hex");
  return hashes;
}

test("the set has the import's layout, both labels, duplicates by bytes and by pixels, and files that cannot be read", async () => {
  const paths = (await filesBelow(dir)).filter((path) => path !== "README.txt");
  expect(paths.length).toBe(N);
  const folders = new Set(paths.map((path) => path.slice(0, path.lastIndexOf("/"))));
  expect([...folders].sort()).toEqual(["avec_labels/cancer", "avec_labels/normal", "sans_label"]);

  const byBytes = Object.values(await hashesBelow(dir));
  const pixels: string[] = [];
  const unreadable: string[] = [];
  for (const path of paths) {
    try {
      pixels.push(pixelHash(await decodeImage(await readFile(join(dir, path)))));
    } catch (error) {
      if (!(error instanceof ImageError)) throw error;
      unreadable.push(error.code);
    }
  }
  expect(unreadable.sort()).toEqual(["NOT_AN_IMAGE", "TRUNCATED"]);
  const duplicates = (hashes: string[]) => hashes.length - new Set(hashes).size;
  expect(duplicates(byBytes)).toBeGreaterThan(0);
  expect(duplicates(pixels)).toBeGreaterThan(duplicates(byBytes));
});

test("the folder says in both languages that its images are synthetic", async () => {
  const readme = await readFile(join(dir, "README.txt"), "utf8");
  expect(readme).toContain("Synthetic demonstration data");
  expect(readme).toContain("Données de démonstration synthétiques");
});

test("an interrupted drawing leaves nothing; a finished one has the same bytes as any other of its seed and is kept", async () => {
  const controller = new AbortController();
  const stopped = ensureDemoSet(dataDir, {
    n: N,
    signal: controller.signal,
    onProgress: (done) => done === 3 && controller.abort(new Error("stop, please")),
  });
  await expect(stopped).rejects.toThrow("stop, please");
  expect(await readdir(join(dataDir, "demo"))).toEqual([]);

  const steps: [number, number][] = [];
  const path = await ensureDemoSet(dataDir, { n: N, onProgress: (done, total) => steps.push([done, total]) });
  expect(steps.at(-1)).toEqual([N, N]);
  expect(await hashesBelow(path)).toEqual(await hashesBelow(dir));
  expect(await ensureDemoSet(dataDir, { n: N, onProgress: () => expect.fail("drawn again") })).toBe(path);
});
