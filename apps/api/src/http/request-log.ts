import { randomUUID } from "node:crypto";
import type { RequestHandler } from "express";
import { log } from "../log.ts";
import { withLogFields } from "../logging/log-context.ts";

const HEADER = "x-request-id";

/** What a proxy in front may call a request: anything else could write lines of its own into a log. */
const WELL_FORMED = /^[\w.:-]{8,64}$/;

const PATH_SHOWN_MAX = 200;

/** The id of a request: the one that came with it, where it is well formed, or a new one. */
export function requestIdOf(given: string | string[] | undefined): string {
  return typeof given === "string" && WELL_FORMED.test(given) ? given : randomUUID();
}

/** Give each request an id, answered in a header and carried by every line logged on its behalf, and log how it ended: what was
 *  asked for by its path alone, since what follows may search for a name. */
export const requestLog: RequestHandler = (request, response, next) => {
  const requestId = requestIdOf(request.headers[HEADER]);
  response.setHeader(HEADER, requestId);
  const startedAt = performance.now();
  const { method } = request;
  const path = request.path.slice(0, PATH_SHOWN_MAX);
  withLogFields({ requestId }, () => {
    response.once("close", () => {
      const status = response.writableFinished ? response.statusCode : "left";
      const durationMs = Math.round(performance.now() - startedAt);
      const level = response.statusCode >= 500 ? "error" : "debug";
      log[level]({ requestId, method, path, status, durationMs }, "request");
    });
    next();
  });
};
