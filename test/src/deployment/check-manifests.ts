import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ROOT } from "../workspace.ts";
import type { Manifest } from "./read-yaml.ts";

/** Below the package, so that its dependencies are found. */
const SCRATCH = resolve(ROOT, "test/node_modules/.cache");

/** What is wrong with manifests after Kubernetes' own description of them: values by its schemas; fields that it does not know
 *  by its types, as the schemas let these pass and a server drops them without a word. */
export async function checkManifests(manifests: readonly Manifest[]): Promise<string[]> {
  const problems: string[] = [];
  for (const manifest of manifests) {
    const { [manifest.kind]: Model } = await import(moduleOf(manifest));
    if (!Model) problems.push(`${manifest.apiVersion} has no ${manifest.kind}`);
    else
      try {
        new Model(manifest).validate();
      } catch (problem) {
        problems.push(`${manifest.kind} ${manifest.metadata.name}: ${(problem as Error).message}`);
      }
  }
  return problems.length > 0 ? problems : unknownFields(manifests);
}

function moduleOf({ apiVersion }: Manifest): string {
  return `kubernetes-models/${apiVersion}`;
}

function unknownFields(manifests: readonly Manifest[]): string[] {
  mkdirSync(SCRATCH, { recursive: true });
  const folder = mkdtempSync(join(SCRATCH, "manifests-"));
  try {
    const file = join(folder, "manifests.ts");
    const lines = manifests.map(
      (manifest, i) =>
        `import type { I${manifest.kind} as M${i} } from "${moduleOf(manifest)}"; void (${JSON.stringify(manifest)} satisfies M${i});`,
    );
    writeFileSync(file, lines.join("\n"));
    const tsc = resolve(ROOT, "node_modules/typescript/bin/tsc");
    const options = ["--noEmit", "--strict", "--skipLibCheck", "--ignoreConfig", "--module", "nodenext"];
    const { stdout, status } = spawnSync(process.execPath, [tsc, ...options, file], { cwd: folder, encoding: "utf8" });
    return status === 0 ? [] : stdout.split("\n").filter(Boolean);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
