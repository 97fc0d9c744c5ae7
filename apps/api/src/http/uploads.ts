import { randomUUID } from "node:crypto";
import { open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { listUploadsInUse } from "@brainscan/db/queries/imports";
import { type Request, type RequestHandler, Router } from "express";
import type { App } from "../app.ts";
import { createContext } from "../graphql/context.ts";
import { noticeOf } from "../messages/notice-of.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { UserProblem, userProblem } from "../messages/user-problem.ts";
import { OUTSIDE_LIMITS } from "../outside/limits.ts";
import type { Services } from "../services.ts";
import { storageProblem } from "../storage/storage-problem.ts";
import { type UploadKind, uploadsFolder } from "../storage/upload-path.ts";
import { makeFolder } from "../storage/write-durably.ts";

/** Remove what was uploaded and never imported, or left by a process that was killed. */
export async function removeStaleUploads(app: App): Promise<void> {
  const folder = uploadsFolder(app.config.dataDir);
  const inUse = new Set((await listUploadsInUse(app.database.orm)).map((uploadId) => `${uploadId}.zip`));
  await makeFolder(folder);
  for (const name of await readdir(folder)) if (!inUse.has(name)) await rm(join(folder, name), { force: true });
}

type Receiving = { app: App; kind: UploadKind; bytesMax: number };

/** Stream the request's body to a file of its own; what was written is removed when anything goes wrong. */
async function receive(request: Request, { app, kind, bytesMax }: Receiving): Promise<string> {
  const announced = Number(request.headers["content-length"] ?? 0);
  if (announced > bytesMax) throw tooLarge(kind, announced, bytesMax);
  const folder = uploadsFolder(app.config.dataDir);
  const uploadId = randomUUID();
  const path = join(folder, `${uploadId}.${kind}`);
  try {
    await makeFolder(folder);
    await writeBody(request, path, { kind, bytesMax });
    return uploadId;
  } catch (problem) {
    // What is still on its way is read and dropped: a browser reads our answer once it has sent everything.
    request.resume();
    await rm(path, { force: true });
    throw storageProblem(problem, app.config.dataDir) ?? problem;
  }
}

/** Not a pipeline: that would destroy the request when the disk is full, and its socket with the answer. */
async function writeBody(request: Request, path: string, { kind, bytesMax }: Omit<Receiving, "app">): Promise<void> {
  const file = await open(path, "wx");
  try {
    let bytes = 0;
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      bytes += chunk.length;
      // Whatever the sender announced.
      if (bytes > bytesMax) throw tooLarge(kind, bytes, bytesMax);
      await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
}

function tooLarge(kind: UploadKind, bytes: number, bytesMax: number): UserProblem {
  return kind === "zip"
    ? userProblem("UPLOAD_TOO_LARGE", { bytes, max: bytesMax })
    : userProblem("OUTSIDE_TOO_LARGE", { bytes, bytesMax });
}

/** POST /uploads with a zip as its body answers { uploadId } for `importDataset`, POST /uploads/tables with a table one for
 *  `addOutsideResults`. */
export function uploadRoutes(services: Services): Router {
  const router = Router();
  const { app, uploadBytesMax } = services;
  const tableBytesMax = Math.min(uploadBytesMax, OUTSIDE_LIMITS.bytesMax);
  router.post("/uploads", answerWithId(services, { app, kind: "zip", bytesMax: uploadBytesMax }));
  router.post("/uploads/tables", answerWithId(services, { app, kind: "table", bytesMax: tableBytesMax }));
  return router;
}

function answerWithId(services: Services, receiving: Receiving): RequestHandler {
  return async (request, response) => {
    try {
      response.status(201).json({ uploadId: await receive(request, receiving) });
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
  };
}
