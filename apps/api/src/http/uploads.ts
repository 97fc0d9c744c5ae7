import { randomUUID } from "node:crypto";
import { open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { listUploadsInUse } from "@brainscan/db/queries/imports";
import { type Request, Router } from "express";
import type { App } from "../app.ts";
import { createContext } from "../graphql/context.ts";
import { noticeOf } from "../messages/notice-of.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { UserProblem, userProblem } from "../messages/user-problem.ts";
import type { Services } from "../services.ts";
import { storageProblem } from "../storage/storage-problem.ts";
import { uploadsFolder } from "../storage/upload-path.ts";
import { makeFolder } from "../storage/write-durably.ts";

/** Remove what was uploaded and never imported, or left by a process that was killed. */
export async function removeStaleUploads(app: App): Promise<void> {
  const folder = uploadsFolder(app.config.dataDir);
  const inUse = new Set((await listUploadsInUse(app.database.orm)).map((uploadId) => `${uploadId}.zip`));
  await makeFolder(folder);
  for (const name of await readdir(folder)) if (!inUse.has(name)) await rm(join(folder, name), { force: true });
}

/** Stream the request's body to a file of its own; what was written is removed when anything goes wrong. */
async function receive(request: Request, { app, uploadBytesMax }: Services): Promise<string> {
  const announced = Number(request.headers["content-length"] ?? 0);
  if (announced > uploadBytesMax) throw userProblem("UPLOAD_TOO_LARGE", { bytes: announced, max: uploadBytesMax });
  const folder = uploadsFolder(app.config.dataDir);
  const uploadId = randomUUID();
  const path = join(folder, `${uploadId}.zip`);
  try {
    await makeFolder(folder);
    await writeBody(request, path, uploadBytesMax);
    return uploadId;
  } catch (problem) {
    // What is still on its way is read and dropped: a browser reads our answer once it has sent everything.
    request.resume();
    await rm(path, { force: true });
    throw storageProblem(problem, app.config.dataDir) ?? problem;
  }
}

/** Not a pipeline: that would destroy the request when the disk is full, and its socket with the answer. */
async function writeBody(request: Request, path: string, bytesMax: number): Promise<void> {
  const file = await open(path, "wx");
  try {
    let bytes = 0;
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      bytes += chunk.length;
      // Whatever the sender announced.
      if (bytes > bytesMax) throw userProblem("UPLOAD_TOO_LARGE", { bytes, max: bytesMax });
      await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
}

/** POST /uploads with the zip as its body answers { uploadId } for `importDataset`. */
export function uploadRoutes(services: Services): Router {
  const router = Router();
  router.post("/uploads", async (request, response) => {
    try {
      response.status(201).json({ uploadId: await receive(request, services) });
    } catch (problem) {
      const { language } = createContext(services, {
        acceptLanguage: request.headers["accept-language"],
        cookie: request.headers.cookie,
      });
      const notice = noticeOf(problem);
      const status = problem instanceof UserProblem ? 422 : 500;
      if (!response.headersSent)
        response.status(status).json({ code: notice.code, message: renderNotice(notice, language) });
    }
  });
  return router;
}
