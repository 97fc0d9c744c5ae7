import { findDataset } from "@brainscan/db/queries/datasets";
import { Router } from "express";
import type { App } from "../app.ts";
import { readingListLines } from "../random-audit/reading-list.ts";

/** GET /datasets/:id/to-read.csv: what was drawn to be read, in the order drawn. */
export function readingListRoutes({ database }: App): Router {
  const router = Router();
  router.get("/datasets/:id/to-read.csv", async (request, response, next) => {
    const { id } = request.params;
    if (!(await findDataset(database.orm, id))) return next();
    const lines = await readingListLines(database.orm, id);
    response.attachment("to-read.csv").set("cache-control", "no-store").send(lines.join(""));
  });
  return router;
}
