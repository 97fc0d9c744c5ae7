import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { sql } from "drizzle-orm";
import type { App } from "../app.ts";
import type { Language } from "../messages/message.ts";
import { sha256Of } from "../storage/image-store.ts";
import { exportFolder } from "./export-folder.ts";
import { MANIFEST_FILE, type Manifest } from "./manifest.ts";
import { readManifest } from "./read-manifest.ts";

const keyOf = (studyId: string, language: Language, path: string) => `exports/${studyId}/${language}/${path}`;

/** In the data folder itself, unless several processes with folders of their own share a storage. */
const isShared = ({ storage, config }: App) => storage.location !== config.dataDir;

/** Bring the manifest of an export here, whoever wrote it. @returns it, null where there is none */
export async function fetchManifest(app: App, studyId: string, language: Language): Promise<Manifest | null> {
  const dir = exportFolder(app, studyId, language);
  if (isShared(app)) {
    const stored = await app.storage.read(keyOf(studyId, language, MANIFEST_FILE));
    const path = join(dir, MANIFEST_FILE);
    const known = await readFile(path).catch(() => null);
    if (stored && !(known && stored.equals(known))) {
      await mkdir(dir, { recursive: true });
      await writeFile(path, stored);
    }
  }
  return readManifest(dir);
}

/** Bring an export here whole: what lies here already, to the byte, is left alone. @returns its manifest, null where there is none */
export async function fetchExport(app: App, studyId: string, language: Language): Promise<Manifest | null> {
  const manifest = await fetchManifest(app, studyId, language);
  if (!manifest || !isShared(app)) return manifest;
  const dir = exportFolder(app, studyId, language);
  for (const { path, sha256 } of manifest.files) {
    const local = join(dir, path);
    if (existsSync(local) && sha256Of(await readFile(local)) === sha256) continue;
    await mkdir(dirname(local), { recursive: true });
    await app.storage.readFile(keyOf(studyId, language, path), local);
  }
  return manifest;
}

/** Have an export lie where every process finds it: its files, then the manifest that names them. */
export async function shareExport(app: App, studyId: string, language: Language): Promise<void> {
  if (!isShared(app)) return;
  const dir = exportFolder(app, studyId, language);
  const manifest = await readManifest(dir);
  if (!manifest) return;
  for (const path of [...manifest.files.map((file) => file.path), MANIFEST_FILE])
    if (existsSync(join(dir, path))) await app.storage.writeFile(keyOf(studyId, language, path), join(dir, path));
}

/** One process at a time writes the export of a study in a language, wherever it runs: what another wrote meanwhile is brought
 *  here before, and what was written is shared after. */
export async function writeShared(
  app: App,
  { studyId, language }: { studyId: string; language: Language },
  write: () => Promise<void>,
): Promise<void> {
  if (!isShared(app) || app.database.kind === "pglite") return write();
  await app.database.orm.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`export ${studyId} ${language}`}, 0))`);
    await fetchExport(app, studyId, language);
    await write();
    await shareExport(app, studyId, language);
  });
}
