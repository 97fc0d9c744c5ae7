import { createServer, type Server, STATUS_CODES } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type ErrorRequestHandler } from "express";
import helmet from "helmet";
import { createSchema } from "../graphql/schema.ts";
import { logProblem } from "../log.ts";
import { databaseNotice } from "../messages/database-notice.ts";
import type { Services } from "../services.ts";
import { downloadRoutes } from "./downloads.ts";
import { graphqlOverHttp } from "./graphql-http.ts";
import { graphqlOverWebSocket } from "./graphql-websocket.ts";
import { imageRoutes } from "./images.ts";
import { loopbackGuard } from "./loopback-guard.ts";
import { pageRoutes } from "./pages.ts";
import { readingListRoutes } from "./reading-list.ts";
import { limitReceiving, type ReceivingLimits } from "./receiving-limits.ts";
import { securityHeaders } from "./security-headers.ts";
import { uploadRoutes } from "./uploads.ts";

/** Loopback only: nobody else on the network reaches the images. */
const HOST = "127.0.0.1";

export type RunningServer = { address: string; stop(): Promise<void> };

/** Fixed words alone: the message of an error may name a path of this machine. */
const answerFailure: ErrorRequestHandler = (problem, _request, response, next) => {
  if (response.headersSent) return next(problem);
  const status = statusOf(problem);
  if (status >= 500) logProblem("request", problem);
  response.status(status).type("text").send(`${STATUS_CODES[status]}\n`);
};

function statusOf(problem: { status?: unknown }): number {
  // No image, no study and no file can be called so.
  if (databaseNotice(problem)?.code === "TEXT_WITH_NUL") return 404;
  const { status } = problem;
  return typeof status === "number" && status in STATUS_CODES ? status : 500;
}

/** Serve GraphQL, uploads, images, downloads and the dashboard at one address.
 *  @throws NodeJS.ErrnoException EADDRINUSE when the port is taken */
export async function startServer(
  services: Services,
  port: number,
  receiving?: ReceivingLimits,
): Promise<RunningServer> {
  const expressApp = express();
  // Node's limit on a whole request would cut a long upload: ours tells uploads from the rest.
  const httpServer = createServer({ requestTimeout: 0 }, expressApp);
  const schema = createSchema();
  const http = await graphqlOverHttp(schema, services, httpServer);

  expressApp.disable("x-powered-by");
  expressApp.use(limitReceiving(receiving));
  expressApp.use(helmet(securityHeaders), loopbackGuard);
  expressApp.use("/graphql", ...http.middleware);
  expressApp.use(uploadRoutes(services), imageRoutes(services.app), downloadRoutes(services.app));
  expressApp.use(readingListRoutes(services.app), pageRoutes());
  expressApp.use(answerFailure);

  try {
    await listen(httpServer, port);
  } catch (problem) {
    await http.stop();
    throw problem;
  }
  const webSocket = graphqlOverWebSocket(schema, services, httpServer);
  const { port: actual } = httpServer.address() as AddressInfo;
  return {
    address: `http://localhost:${actual}`,
    async stop() {
      await webSocket.stop();
      await http.stop();
      httpServer.closeAllConnections();
      await new Promise<void>((resolve) => httpServer.close(() => resolve()));
    },
  };
}

function listen(httpServer: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    httpServer.once("error", reject);
    httpServer.listen(port, HOST, () => {
      httpServer.off("error", reject);
      resolve();
    });
  });
}
