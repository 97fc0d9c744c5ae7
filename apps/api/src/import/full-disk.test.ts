import { execFile, execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, rmdirSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { findDataset } from "@brainscan/db/queries/datasets";
import { computeFingerprint } from "@brainscan/db/queries/fingerprint";
import { listStudyRows } from "@brainscan/db/queries/images";
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../messages/message.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { UserProblem } from "../messages/user-problem.ts";
import { folderStorage } from "../storage/folder-storage.ts";
import { openImageStore } from "../storage/image-store.ts";
import { drawImage, useImports } from "./import.fixture.ts";
import { runImport } from "./run-import.ts";

const imports = useImports();

function mount(folder: string, options: string): boolean {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder], { stdio: "ignore" });
    return true;
  } catch {
    rmdirSync(folder);
    return false;
  }
}

function unmount(folder: string): void {
  execFileSync("umount", [folder]);
}

/** Root ignores permissions, so the data folder is refused by its mount; where nothing may be mounted these tests are skipped. */
const canMount = (() => {
  const folder = `/tmp/brainscan-mount-${randomUUID()}`;
  if (process.platform !== "linux" || !mount(folder, "size=64k")) return false;
  unmount(folder);
  rmdirSync(folder);
  return true;
})();

async function images(n: number): Promise<Record<string, Buffer>> {
  const entries = Array.from(
    { length: n },
    async (_, i) => [`${1000 + i}.png`, await drawImage(i, { size: 64 })] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

describe.skipIf(!canMount)("a data folder on a mount that refuses (skipped where nothing can be mounted)", () => {
  test("a full disk: the problem says what was kept, that much is there, and the import goes on once there is room", async () => {
    const path = await imports.tree(await images(300));
    const dataDir = join(imports.folder, "small");
    // Two pages of 4 kB an image: the 128 of the first batch fit, 300 do not.
    expect(mount(dataDir, "size=1500k")).toBe(true);
    try {
      const store = openImageStore(dataDir, folderStorage(dataDir));
      const request = { path, dataset: { id: "full", name: "full" } };
      const problem = await runImport({ db: imports.db, store, request }).catch((error: unknown) => error);
      expect(problem).toBeInstanceOf(UserProblem);
      const { notice } = problem as UserProblem;
      expect(notice).toMatchObject({ code: "DISK_FULL", params: { folder: dataDir } });
      const rows = await listStudyRows(imports.db, "full");
      expect(rows).toHaveLength(Number(notice.params?.kept));
      expect(rows.length).toBeGreaterThan(0);
      for (const { sha256 } of rows) expect(await store.read(sha256)).not.toBeNull();
      expect((await findDataset(imports.db, "full"))?.fingerprint).toBe(await computeFingerprint(imports.db, "full"));
      for (const language of LANGUAGES) expect(renderNotice(notice, language)).toContain(String(rows.length));

      execFileSync("mount", ["-o", "remount,size=16m", dataDir]);
      const { report } = await runImport({ db: imports.db, store, request });
      expect(report).toMatchObject({ added: 300 - rows.length, unchanged: rows.length });
    } finally {
      unmount(dataDir);
    }
  });

  test("a read-only data folder: refused by name, and no data set is made", async () => {
    const path = await imports.tree(await images(2));
    const dataDir = join(imports.folder, "read-only");
    expect(mount(dataDir, "ro,size=64k")).toBe(true);
    try {
      const request = { path, dataset: { id: "read-only", name: "read-only" } };
      await expect(
        runImport({ db: imports.db, store: openImageStore(dataDir, folderStorage(dataDir)), request }),
      ).rejects.toMatchObject({
        notice: { code: "DATA_FOLDER_NOT_WRITABLE", params: { folder: dataDir, errno: "EROFS", kept: 0 } },
      });
      expect(await findDataset(imports.db, "read-only")).toBeNull();
    } finally {
      unmount(dataDir);
    }
  });
});

const builtStore = fileURLToPath(new URL("../../dist/storage/image-store.js", import.meta.url));
const builtStorage = fileURLToPath(new URL("../../dist/storage/folder-storage.js", import.meta.url));

describe.skipIf(!existsSync(builtStore) || process.platform === "win32")(
  "a limit on the size of files (skipped where the program is not built)",
  () => {
    test("is told as a data folder that cannot be written, and leaves no part of a file", async () => {
      const dataDir = join(imports.folder, "limited");
      await mkdir(dataDir);
      const image = join(imports.folder, "image.png");
      await writeFile(image, await drawImage(1, { size: 128 }));
      const program = `
        import { readFile, readdir } from "node:fs/promises";
        import { folderStorage } from ${JSON.stringify(pathToFileURL(builtStorage).href)};
        import { openImageStore } from ${JSON.stringify(pathToFileURL(builtStore).href)};
        const problem = await openImageStore(${JSON.stringify(dataDir)}, folderStorage(${JSON.stringify(dataDir)})).put(await readFile(${JSON.stringify(image)})).catch((error) => error);
        const left = (await readdir(${JSON.stringify(dataDir)}, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
        process.stdout.write(JSON.stringify({ notice: problem.notice, left: left.length }));
      `;
      const script = join(imports.folder, "put.mjs");
      await writeFile(script, program);
      // Blocks of 1,024 bytes: the image has about sixteen.
      const { stdout } = await promisify(execFile)("bash", [
        "-c",
        `ulimit -f 4; exec "$0" "$1" | cat`,
        process.execPath,
        script,
      ]);
      expect(JSON.parse(stdout)).toEqual({
        notice: { code: "DATA_FOLDER_NOT_WRITABLE", params: { folder: dataDir, errno: "EFBIG" } },
        left: 0,
      });
    });
  },
);
