// What the rehearsal leaves out, measured on a stated slice: a whole import of files, and the real network on them.
import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { loadavg } from "node:os";
import { join } from "node:path";
import { writeDemoSet } from "@brainscan/api/demo/write-demo-set";
import { runImport } from "@brainscan/api/import/run-import";
import { openImageStore } from "@brainscan/api/storage/image-store";
import { resolveBackbone } from "@brainscan/api/weights/resolve-backbone";
import { openEmbedder } from "@brainscan/ml/backbone/embedder";

/** Each embeds the whole slice: how far they lie apart is how far the rate can be trusted. */
const ROUNDS = 5;

/** @returns images a second of a whole import, and of the real ResNet-18 on the CPU in several rounds */
export async function measureSlice(db, { n, folder }) {
  const source = join(folder, "slice");
  await writeDemoSet(source, { seed: 3, n });
  const dataDir = join(folder, "slice-data");
  const begun = performance.now();
  const { report } = await runImport({
    db,
    store: openImageStore(dataDir),
    request: { path: source, dataset: { id: randomUUID(), name: "slice" } },
  });
  const importPerSecond = report.added / ((performance.now() - begun) / 1000);
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".png"))
    .map((one) => join(one.parentPath, one.name));
  const { path: weightsPath } = await resolveBackbone("resnet18-brainmri", { dataDir });
  const embedder = await openEmbedder({ weightsPath, provider: "cpu" });
  try {
    const rates = [];
    let embedded = 0;
    for (let round = 0; round < ROUNDS; round++) {
      embedded = 0;
      const opened = performance.now();
      await embedder.embed(
        files.map((file) => ({ key: file, read: () => readFile(file) })),
        {
          onResult: () => void embedded++,
          // The demonstration set holds files that nobody can read, on purpose.
          onFailure: () => undefined,
        },
      );
      rates.push(embedded / ((performance.now() - opened) / 1000));
    }
    const { threads } = embedder.execution;
    const sorted = rates.toSorted((a, b) => a - b);
    const [least, median, most] = [sorted[0], sorted[ROUNDS >> 1], sorted[ROUNDS - 1]];
    return {
      ...{ images: report.added, importPerSecond, embedded, threads, rounds: ROUNDS },
      ...{ embedPerSecond: { least, median, most }, loadAverage: loadavg()[0] },
    };
  } finally {
    await embedder.close();
  }
}
