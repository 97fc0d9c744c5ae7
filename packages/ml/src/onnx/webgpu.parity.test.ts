import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { readTinyInput, referenceFolder } from "../../reference-folder.ts";

/** Where Chromium's packages put their software Vulkan driver. */
const DRIVERS = [
  process.env.VK_ICD_FILENAMES ?? "",
  "/usr/lib/chromium/vk_swiftshader_icd.json",
  "/usr/lib/chromium-browser/vk_swiftshader_icd.json",
  "/usr/lib64/chromium-browser/vk_swiftshader_icd.json",
  "/opt/google/chrome/vk_swiftshader_icd.json",
];
const driver = DRIVERS.find((path) => path !== "" && existsSync(path));
const FOLDER = new URL("resnet-tiny/", referenceFolder());
const TOLERANCE = 1e-4;
/** Compiling the shaders on a processor takes 20 s of it, more where it is shared. */
const TIMEOUT_MS = 300_000;

type Expected = { file: string };
const expected: Record<string, Expected | string> = JSON.parse(readFileSync(new URL("expected.json", FOLDER), "utf8"));
// A ResNet-34 is made of the blocks of a ResNet-18, in the same sizes: the same shaders again, at a third of this test's time.
const files = Object.values(expected)
  .flatMap((entry) => (typeof entry === "string" ? [] : [entry.file]))
  .filter((file) => !file.startsWith("resnet34"));

type Halves = { name: string; relative: number }[] | { refused: string };
type Report = { weightsPath: string; name: string; largest: number; length: number };

describe.skipIf(!driver)("WebGPU (software driver; skipped where no vk_swiftshader_icd.json is installed)", () => {
  it(
    `every output of ${files.join(", ")} is within ${TOLERANCE} of the CPU's, in float16 within 1%, or is refused by a device without it`,
    async () => {
      const script = fileURLToPath(new URL("./webgpu-compare.fixture.mjs", import.meta.url));
      const input = readTinyInput(FOLDER);
      const paths = files.map((name) => fileURLToPath(new URL(name, FOLDER)));
      // Chromium ships the Vulkan loader beside its driver, off the system's path.
      const libraries = [dirname(driver ?? ""), process.env.LD_LIBRARY_PATH ?? ""].filter(Boolean).join(":");
      const env = { ...process.env, VK_ICD_FILENAMES: driver, LD_LIBRARY_PATH: libraries };
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [script, fileURLToPath(input.path), input.shape.join("x"), ...paths],
        { env },
      );
      const { report, halves }: { report: Report[]; halves: Halves } = JSON.parse(stdout);
      expect(report).toHaveLength(4 * files.length);
      expect(report.filter(({ largest, length }) => !(length > 0 && largest < TOLERANCE))).toEqual([]);
      // SwiftShader has no half precision: there this holds that whoever asks for it is told, and given nothing else.
      if ("refused" in halves) expect(halves.refused).toMatch(/f16/);
      else expect(halves.filter(({ relative }) => !(relative < 0.01))).toEqual([]);
    },
    TIMEOUT_MS,
  );
});
