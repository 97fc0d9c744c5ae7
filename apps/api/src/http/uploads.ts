import { randomUUID } from "node:crypto";
import { open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { listUploadsInUse } from "@brainscan/db/queries/imports";
import { type Request, type RequestHandler, Router } from "express";
import type { App } from "../app.ts";
import { recordChange } from "../changes/record-change.ts";
import type { Notice } from "../messages/notice.ts";
import { noticeOf } from "../messages/notice-of.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { UserProblem, userProblem } from "../messages/user-problem.ts";
import { OUTSIDE_LIMITS } from "../outside/limits.ts";
import type { Services } from "../services.ts";
import { storageProblem } from "../storage/storage-problem.ts";
import { type UploadKind, uploadsFolder } from "../storage/upload-path.ts";
import { storeUpload } from "../storage/uploads.ts";
import { makeFolder } from "../storage/write-durably.ts";
import { languageOf, requires, viewerOfRequest } from "./request-access.ts";

/** Remove what was uploaded and never imported, or left by a process that was killed. */
export async function removeStaleUploads(app: App): Promise<void> {
  const folder = uploadsFolder(app.config.dataDir);
  const inUse = new Set((await listUploadsInUse(app.database.orm)).map((uploadId) => `${uploadId}.zip`));
  await makeFolder(folder);
  // Beside Postgres another process may be receiving it, or about to be asked for it.
  const agedMs = app.lock ? 0 : DAY_MS;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (!inUse.has(name) && (await ageMs(path)) >= agedMs) await rm(path, { force: true });
  }
}

async function ageMs(path: string): Promise<number> {
  const file = await stat(path).catch(() => null);
  return file ? Math.max(0, Date.now() - file.mtimeMs) : 0;
}

const DAY_MS = 24 * 3600 * 1000;

/** Each holds a file that grows, and may hold its connection for long. */
export const UPLOADS_AT_ONCE_MAX = 8;

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
    await storeUpload(app, uploadId, kind);
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

const mayUpload = requires("SCIENTIST", { changes: "upload" });

async function recorded(request: Request, receiving: Receiving): Promise<string> {
  const by = await viewerOfRequest(request);
  if (!by) throw new Error("nobody known was let through");
  const args = { kind: receiving.kind, bytes: Number(request.headers["content-length"] ?? 0) };
  const change = { action: "upload", args, by };
  return recordChange(receiving.app.database.orm, change, () => receive(request, receiving));
}

/** POST /uploads with a zip as its body answers { uploadId } for `importDataset`, POST /uploads/tables with a table one for
 *  `addOutsideResults`. */
export function uploadRoutes(services: Services): Router {
  const router = Router();
  const { app, uploadBytesMax } = services;
  let underWay = 0;
  const oneOfFew: RequestHandler = (request, response, next) => {
    if (underWay >= UPLOADS_AT_ONCE_MAX) {
      const notice: Notice = { code: "UPLOADS_TOO_MANY", params: { max: UPLOADS_AT_ONCE_MAX } };
      request.resume();
      response
        .status(503)
        .set("Retry-After", "30")
        .json({ code: notice.code, message: renderNotice(notice, languageOf(request)) });
      return;
    }
    underWay++;
    response.once("close", () => underWay--);
    next();
  };
  const tableBytesMax = Math.min(uploadBytesMax, OUTSIDE_LIMITS.bytesMax);
  router.post("/uploads", mayUpload, oneOfFew, answerWithId({ app, kind: "zip", bytesMax: uploadBytesMax }));
  router.post("/uploads/tables", mayUpload, oneOfFew, answerWithId({ app, kind: "table", bytesMax: tableBytesMax }));
  return router;
}

function answerWithId(receiving: Receiving): RequestHandler {
  return async (request, response) => {
    try {
      response.status(201).json({ uploadId: await recorded(request, receiving) });
    } catch (problem) {
      // Whoever sent it has left: what came was dropped, and nobody reads an answer.
      if (request.destroyed && !request.complete) return;
      const notice = noticeOf(problem);
      const status = problem instanceof UserProblem ? 422 : 500;
      if (!response.headersSent)
        response.status(status).json({ code: notice.code, message: renderNotice(notice, languageOf(request)) });
    }
  };
}
