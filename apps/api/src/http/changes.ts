import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Router } from "express";
import type { App } from "../app.ts";
import { changeLines } from "../changes/change-lines.ts";
import { requires } from "./request-access.ts";

/** GET /downloads/changes.csv: the whole log of changes, streamed. */
export function changeRoutes({ database }: App): Router {
  const router = Router();
  router.get("/downloads/changes.csv", requires("ADMINISTRATOR"), async (_request, response) => {
    response.attachment("changes.csv").set("cache-control", "no-store");
    await pipeline(Readable.from(changeLines(database.orm)), response);
  });
  return router;
}
