import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { systemErrorOf } from "../data-folder.ts";

/** What came of it; without a message the folder holds a whole database. */
export type CreateFolderAnswer = { message?: string; system?: { errno: string; reason: string } };

type Files = PGlite["Module"]["FS"];

function copyOut(files: Files, from: string, to: string): void {
  mkdirSync(to, { mode: 0o700 });
  for (const name of files.readdir(from)) {
    if (name === "." || name === "..") continue;
    const source = `${from}/${name}`;
    if (files.isDir(files.stat(source).mode)) copyOut(files, source, join(to, name));
    else writeFileSync(join(to, name), files.readFile(source), { mode: 0o600 });
  }
}

/**
 * Make a new database in memory, shut it down and write its files to a folder which must not exist.
 * PGlite's own way onto a disk takes half as long again; so would waiting for a thousand small files to reach a slow disk,
 * which the operating system sees to within the minute.
 */
async function createFolder(folder: string): Promise<void> {
  const pglite = await PGlite.create();
  const files = pglite.Module.FS;
  await pglite.close();
  copyOut(files, PGlite.paths.PGDATA, folder);
}

// Nobody waits for the folder once the process that asked for it is gone.
process.once("disconnect", () => process.exit());

const answer: CreateFolderAnswer = {};
try {
  await createFolder(process.argv[2]);
} catch (error) {
  answer.message = error instanceof Error ? error.message : String(error);
  answer.system = systemErrorOf(error);
}
process.send?.(answer, undefined, undefined, () => process.disconnect());
