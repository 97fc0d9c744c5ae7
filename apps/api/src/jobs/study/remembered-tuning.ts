import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { arch, availableParallelism, cpus, platform } from "node:os";
import { join } from "node:path";
import type { Tuning } from "@brainscan/ml/backbone/embedder";
import { runtimeVersion } from "@brainscan/ml/onnx/runtime-version";
import { z } from "zod";
import { logProblem } from "../../log.ts";
import { writeDurably } from "../../storage/write-durably.ts";

/** Ten seconds of work or more: a trial takes one. */
const IMAGES_MIN = 300;

const trial = { threads: z.int().min(1), batchSize: z.int().min(1) };
const kept = z.object({
  ...trial,
  tried: z.array(z.object({ ...trial, imagesPerSecond: z.number().positive() })),
});

type Wanted = { weightsSha256: string; precision: string; workers?: number };

/** Threads and batch that were fastest on a machine of this kind, with this network: found by one trial, and kept in a file of
 *  their own in the folder of the weights. A file that cannot be read or written costs another trial, and nothing else. */
export function rememberedTuning(home: string, wanted: Wanted): Tuning {
  const pathOf = (where: { provider: string; device: string }) => {
    const machine = [platform(), arch(), cpus()[0]?.model ?? "", availableParallelism(), runtimeVersion()];
    const { weightsSha256, precision, workers = null } = wanted;
    const key = JSON.stringify([machine, where.provider, where.device, weightsSha256, precision, workers]);
    return join(home, "tuning", `${createHash("sha256").update(key).digest("hex").slice(0, 32)}.json`);
  };
  return {
    imagesMin: IMAGES_MIN,
    async recall(where) {
      const text = await readFile(pathOf(where), "utf8").catch(() => "null");
      try {
        return kept.nullable().parse(JSON.parse(text));
      } catch (problem) {
        logProblem(`${pathOf(where)} is not what was written there`, problem);
        return null;
      }
    },
    async remember(where, found) {
      const path = pathOf(where);
      try {
        await writeDurably(path, Buffer.from(JSON.stringify(found)), { sync: false });
      } catch (problem) {
        logProblem(`${path} was not written`, problem);
      }
    },
  };
}
