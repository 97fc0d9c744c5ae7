import { createServer, type Server, STATUS_CODES } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { withPatience } from "@brainscan/db/back-off";
import express, { type ErrorRequestHandler } from "express";
import helmet from "helmet";
import { createSchema } from "../graphql/schema.ts";
import { logProblem } from "../log.ts";
import { databaseNotice } from "../messages/database-notice.ts";
import type { Services } from "../services.ts";
import { changeRoutes } from "./changes.ts";
import { downloadRoutes } from "./downloads.ts";
import { graphqlOverHttp } from "./graphql-http.ts";
import { graphqlOverWebSocket } from "./graphql-websocket.ts";
import { healthRoutes } from "./health.ts";
import { imageRoutes } from "./images.ts";
import { type ListedRoute, listRoutes } from "./list-routes.ts";
import { guardNames } from "./loopback-guard.ts";
import { pageRoutes } from "./pages.ts";
import { readinessChecks } from "./readiness.ts";
import { readingListRoutes } from "./reading-list.ts";
import { limitReceiving, type ReceivingLimits } from "./receiving-limits.ts";
import { accessOfRoutes, identify, requires } from "./request-access.ts";
import { requestLog } from "./request-log.ts";
import { refuseDevices, securityHeaders } from "./security-headers.ts";
import { type Serving, THIS_MACHINE } from "./serving.ts";
import { signInRoutes } from "./sign-in.ts";
import { uploadRoutes } from "./uploads.ts";

/** `address` is what a browser is told, `port` what is listened on: a proxy may stand between. */
export type RunningServer = { address: string; port: number; routes: readonly ListedRoute[]; stop(): Promise<void> };

/** A person waits for the answer: a database that is away is told of soon, while work in the background waits for longer. */
const PATIENCE_MS = 5_000;
/** Seconds after which a program should ask again. */
const RETRY_AFTER = "5";

/** How long a request may take to say what it is, and how many connections may be open at once. */
const HEADERS_MS_MAX = 20_000;
const CONNECTIONS_MAX = 5_000;

/** Browsers that have once come by https come back by nothing else, to this name alone. */
const HSTS = { maxAge: 365 * 24 * 3600, includeSubDomains: false };

/** Fixed words alone: the message of an error may name a path of this machine. */
const answerFailure: ErrorRequestHandler = (problem, _request, response, next) => {
  if (response.headersSent) return next(problem);
  const status = statusOf(problem);
  if (status >= 500) logProblem("request", problem);
  if (status === 503) response.set("retry-after", RETRY_AFTER);
  response.status(status).type("text").send(`${STATUS_CODES[status]}\n`);
};

function statusOf(problem: { status?: unknown }): number {
  const code = databaseNotice(problem)?.code;
  // No image, no study and no file can be called so.
  if (code === "TEXT_WITH_NUL") return 404;
  if (code === "DATABASE_AWAY") return 503;
  const { status } = problem;
  return typeof status === "number" && status in STATUS_CODES ? status : 500;
}

/** Serve GraphQL, uploads, images, downloads and the dashboard at one address.
 *  @throws NodeJS.ErrnoException EADDRINUSE when the port is taken */
export async function startServer(
  services: Services,
  port: number,
  receiving?: ReceivingLimits,
  serving: Serving = THIS_MACHINE,
): Promise<RunningServer> {
  const expressApp = express();
  // Node's limit on a whole request would cut a long upload: ours tells uploads from the rest.
  const limits = { requestTimeout: 0, headersTimeout: HEADERS_MS_MAX, connectionsCheckingInterval: 5_000 };
  const httpServer = serving.tls
    ? createTlsServer({ ...serving.tls, ...limits }, expressApp)
    : createServer(limits, expressApp);
  httpServer.maxConnections = CONNECTIONS_MAX;
  const schema = createSchema();
  const http = await graphqlOverHttp(schema, services, httpServer);

  expressApp.disable("x-powered-by");
  expressApp.set("trust proxy", serving.trustedProxies);
  expressApp.use(requestLog, limitReceiving(receiving));
  expressApp.use(helmet(securityHeaders), refuseDevices);
  if (serving.publicOrigin !== null) expressApp.use(helmet.strictTransportSecurity(HSTS));
  expressApp.use(healthRoutes(readinessChecks(services.app, services.queue)), guardNames(serving));
  expressApp.use((_request, _response, next) => withPatience(PATIENCE_MS, next));
  expressApp.use(identify(services));
  if (services.accounts) expressApp.use(signInRoutes(services.accounts));
  expressApp.all("/graphql", requires("VIEWER"), ...http.middleware);
  expressApp.use(uploadRoutes(services), imageRoutes(services.app), downloadRoutes(services.app));
  expressApp.use(changeRoutes(services.app), readingListRoutes(services.app), pageRoutes());
  expressApp.use(answerFailure);

  try {
    accessOfRoutes(expressApp.router);
    await listen(httpServer, port, serving.host);
  } catch (problem) {
    await http.stop();
    throw problem;
  }
  const webSocket = graphqlOverWebSocket(schema, services, httpServer, { serving });
  const { port: actual } = httpServer.address() as AddressInfo;
  return {
    address: serving.publicOrigin ?? `${serving.tls ? "https" : "http"}://localhost:${actual}`,
    port: actual,
    routes: listRoutes(expressApp.router),
    async stop() {
      await webSocket.stop();
      await http.stop();
      httpServer.closeAllConnections();
      await new Promise<void>((resolve) => httpServer.close(() => resolve()));
    },
  };
}

function listen(httpServer: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    httpServer.once("error", reject);
    httpServer.listen(port, host, () => {
      httpServer.off("error", reject);
      resolve();
    });
  });
}
