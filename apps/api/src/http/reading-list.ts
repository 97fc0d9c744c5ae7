import { findDataset } from "@brainscan/db/queries/datasets";
import { findStudy } from "@brainscan/db/queries/studies";
import { Router } from "express";
import type { App } from "../app.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { UserProblem } from "../messages/user-problem.ts";
import { readingListLines } from "../random-audit/reading-list.ts";
import { auditSampleLines, sampleNormals } from "../scale-up/audit-sample.ts";
import { languageOf, requires } from "./request-access.ts";

/** GET /datasets/:id/to-read.csv: what was drawn to be read, in the order drawn.
 *  GET /studies/:id/normals-to-read.csv?n=&seed=&threshold=: automatic normals drawn at random (see Study.auditSample). */
export function readingListRoutes({ database }: App): Router {
  const router = Router();
  router.get("/datasets/:id/to-read.csv", requires("VIEWER"), async (request, response, next) => {
    const { id } = request.params;
    if (!(await findDataset(database.orm, id))) return next();
    const lines = await readingListLines(database.orm, id);
    response.attachment("to-read.csv").set("cache-control", "no-store").send(lines.join(""));
  });
  router.get("/studies/:id/normals-to-read.csv", requires("VIEWER"), async (request, response, next) => {
    const { query, params } = request;
    const study = await findStudy(database.orm, params.id);
    if (study?.run.status !== "DONE") return next();
    const number = (value: unknown) => (value === undefined ? null : Number(value));
    const asked = { n: number(query.n) ?? Number.NaN, seed: number(query.seed), threshold: number(query.threshold) };
    try {
      const lines = auditSampleLines(await sampleNormals(database.orm, study, asked));
      response.attachment("normals-to-read.csv").set("cache-control", "no-store").send(lines.join(""));
    } catch (problem) {
      if (!(problem instanceof UserProblem)) throw problem;
      response
        .status(400)
        .type("text/plain")
        .send(`${renderNotice(problem.notice, languageOf(request))}\n`);
    }
  });
  return router;
}
