import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express, { Router } from "express";
import helmet from "helmet";
import { userProblem } from "../messages/user-problem.ts";
import { type ReadinessChecks, readinessOf } from "./readiness.ts";
import { forAnyone } from "./request-access.ts";
import { securityHeaders } from "./security-headers.ts";

/** GET /health: this process is alive. GET /ready: work can be sent to it; 503 and what is missing otherwise. Without login and
 *  under any name: whoever watches over processes calls them by address. They tell nothing but names of checks. */
export function healthRoutes(checks: ReadinessChecks): Router {
  const router = Router();
  const missing = readinessOf(checks);
  router.get("/health", forAnyone, (_request, response) => {
    response.set("cache-control", "no-store").json({ status: "alive" });
  });
  router.get("/ready", forAnyone, async (_request, response) => {
    const reasons = await missing();
    response
      .status(reasons.length === 0 ? 200 : 503)
      .set("cache-control", "no-store")
      .json(reasons.length === 0 ? { status: "ready" } : { status: "not ready", missing: reasons });
  });
  return router;
}

/** The same two answers of a process that serves nothing else, on every address of the machine.
 *  @throws UserProblem HEALTH_PORT_TAKEN */
export async function startHealthServer(
  checks: ReadinessChecks,
  port: number,
): Promise<{ port: number; stop(): Promise<void> }> {
  const app = express();
  app.disable("x-powered-by");
  app.use(helmet(securityHeaders), healthRoutes(checks));
  app.use((_request, response) => {
    response.status(404).type("text").send("Not Found\n");
  });
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 }, app);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (problem: NodeJS.ErrnoException) =>
      reject(problem.code === "EADDRINUSE" ? userProblem("HEALTH_PORT_TAKEN", { port }) : problem),
    );
    server.listen(port, () => resolve());
  });
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
