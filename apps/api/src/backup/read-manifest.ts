import { knowsSchemaVersion } from "@brainscan/db/snapshot/schema-version";
import { userProblem } from "../messages/user-problem.ts";
import { sha256Of } from "../storage/image-store.ts";
import { FORMAT, FORMAT_VERSION, MANIFEST_FILE, type Manifest, manifestSchema, SEAL_FILE } from "./manifest.ts";
import type { BackupSource } from "./source.ts";

/** What a backup says that it holds.
 *  @throws UserProblem BACKUP_UNFINISHED, BACKUP_ALTERED, BACKUP_NOT_ONE or BACKUP_NEWER */
export async function readManifest(source: BackupSource): Promise<Manifest> {
  const text = await source.find(MANIFEST_FILE);
  const seal = await source.find(SEAL_FILE);
  // Both are written last: what was cut short lacks them.
  if (!text || !seal) throw userProblem("BACKUP_UNFINISHED", { part: text ? SEAL_FILE : MANIFEST_FILE });
  if (seal.toString() !== `${sha256Of(text)}  ${MANIFEST_FILE}\n`)
    throw userProblem("BACKUP_ALTERED", { part: MANIFEST_FILE });
  const { format, formatVersion, schemaVersion, ...rest } = JSON.parse(text.toString()) as Partial<Manifest>;
  if (format !== FORMAT) throw userProblem("BACKUP_NOT_ONE", { detail: `format ${format}` });
  if (formatVersion !== FORMAT_VERSION || !knowsSchemaVersion(String(schemaVersion)))
    throw userProblem("BACKUP_NEWER", { version: String(schemaVersion) });
  const parsed = manifestSchema.safeParse({ format, formatVersion, schemaVersion, ...rest });
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  throw userProblem("BACKUP_NOT_ONE", { detail: `${path.join(".")}: ${message}` });
}
