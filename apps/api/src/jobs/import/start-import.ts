import { randomUUID } from "node:crypto";
import { realpath } from "node:fs/promises";
import { basename, resolve, sep } from "node:path";
import { findDataset } from "@brainscan/db/queries/datasets";
import { findImport, type ImportRow, insertImport } from "@brainscan/db/queries/imports";
import type { ImportRequest } from "@brainscan/db/schema/imports";
import { z } from "zod";
import type { ImportDatasetInput } from "../../generated/resolvers.ts";
import { refuseBadArchive } from "../../import/refuse-bad-archive.ts";
import { parseInput } from "../../messages/parse-input.ts";
import { UserProblem, userProblem } from "../../messages/user-problem.ts";
import type { Services } from "../../services.ts";
import { dropUpload, fetchUpload, leaveUpload } from "../../storage/uploads.ts";

const NAME_LENGTH_MAX = 200;

/** As long as any file system allows. */
const FILE_NAME_LENGTH_MAX = 255;

const input = z.object({
  name: z.string().trim().min(1).max(NAME_LENGTH_MAX).nullish(),
  datasetId: z.string().nullish(),
  uploadId: z.string().nullish(),
  fileName: z.string().trim().min(1).max(FILE_NAME_LENGTH_MAX).nullish(),
  path: z.string().nullish(),
});

/** Write an import and hand it to a worker. */
export async function startImport(services: Services, given: ImportDatasetInput): Promise<ImportRow> {
  const { name, datasetId, ...rest } = parseInput(input, given);
  const source = await sourceOf(services, {
    fileName: rest.fileName ?? name,
    uploadId: rest.uploadId,
    path: rest.path,
  });
  if (datasetId && !(await findDataset(services.app.database.orm, datasetId)))
    throw new UserProblem({ code: "DATASET_UNKNOWN", params: { id: datasetId } }, { field: ["input", "datasetId"] });
  const fallback = source.kind === "PATH" ? basename(source.location) : "MRI";
  return enqueueImport(services, { ...source, name: name ?? fallback }, datasetId ?? undefined);
}

/** Write an import of a source that the caller trusts. */
export async function enqueueImport(
  { app, queue }: Pick<Services, "app" | "queue">,
  request: ImportRequest,
  datasetId?: string,
): Promise<ImportRow> {
  const runId = randomUUID();
  await queue.enqueue("IMPORT", runId, (tx) => insertImport(tx, { runId, request, datasetId }));
  const row = await findImport(app.database.orm, runId);
  if (!row) throw new Error(`the import ${runId} was not stored`);
  return row;
}

async function sourceOf(
  { app, importRoots }: Services,
  given: { fileName?: string | null; uploadId?: string | null; path?: string | null },
): Promise<Omit<ImportRequest, "name">> {
  const { uploadId, path } = given;
  if (uploadId && !path) {
    const file = await fetchUpload(app, uploadId);
    if (!file)
      throw new UserProblem({ code: "UPLOAD_UNKNOWN", params: { id: uploadId } }, { field: ["input", "uploadId"] });
    const fileName = given.fileName ?? "upload.zip";
    await refuseBadArchive(file, fileName).catch(async (problem: unknown) => {
      // "Nothing of it was kept" holds for the upload too.
      await dropUpload(app, uploadId);
      throw problem;
    });
    // Whoever imports it brings it to its own machine.
    await leaveUpload(app, uploadId);
    return { kind: "UPLOAD", location: uploadId, fileName };
  }
  if (path && !uploadId) {
    const location = await allowedPath(path, importRoots);
    await refuseBadArchive(location, basename(location));
    return { kind: "PATH", location };
  }
  throw userProblem("IMPORT_SOURCE");
}

/** The real path, links followed, when it lies below an allowed folder; the same answer for a forbidden and a missing one. */
async function allowedPath(path: string, roots: readonly string[]): Promise<string> {
  const refused = new UserProblem({ code: "IMPORT_PATH_REFUSED", params: { path } }, { field: ["input", "path"] });
  const target = await realpath(resolve(path)).catch(() => null);
  if (target === null) throw refused;
  for (const root of roots) {
    const real = await realpath(root).catch(() => null);
    if (real !== null && (target === real || target.startsWith(real.endsWith(sep) ? real : real + sep))) return target;
  }
  throw refused;
}
