import type { IncomingMessage } from "node:http";
import type { Queryable } from "@brainscan/db/orm";
import type { Express, NextFunction, RequestHandler, Response, Router } from "express";
import { type Access, refusalOf } from "../accounts/refusal.ts";
import { LOCAL_VIEWER, type Role, type Viewer } from "../accounts/viewer.ts";
import { recordRefusal } from "../changes/record-change.ts";
import { renderNotice } from "../messages/render-notice.ts";
import type { Services } from "../services.ts";
import { negotiateLanguage } from "./language.ts";

type Asker = { viewer(): Promise<Viewer | null>; db: Queryable };

const askers = new WeakMap<IncomingMessage, Asker>();

/** Know who asks: looked up once a request, when something first needs it. */
export function identify({ accounts, app }: Services): RequestHandler {
  return (request, _response, next) => {
    let viewer: Promise<Viewer | null> | undefined;
    askers.set(request, {
      viewer() {
        viewer ??= accounts ? accounts.viewerOf(request.headers) : Promise.resolve(LOCAL_VIEWER);
        return viewer;
      },
      db: app.database.orm,
    });
    next();
  };
}

/** Who asks; null: nobody known. */
export async function viewerOfRequest(request: IncomingMessage): Promise<Viewer | null> {
  return askerOf(request).viewer();
}

function askerOf(request: IncomingMessage): Asker {
  const asker = askers.get(request);
  if (!asker) throw new Error("a request was answered before anyone looked who asks");
  return asker;
}

/** Any request and response of Express, whatever the parameters of the route. */
type Handler = (request: IncomingMessage, response: Response, next: NextFunction) => void | Promise<void>;
type NamesItsAccess = Handler & { access: Access | "ANYONE" };

/** First of the handlers of every route: what it asks of whoever wants it.
 *  @param changes what the log calls it, where it changes something: attempts of those who may not are kept there */
export function requires(role: Role, { changes: action }: { changes?: string } = {}): NamesItsAccess {
  const access: Access = { role, writes: action !== undefined };
  const handler: Handler = async (request, response, next) => {
    const asker = askerOf(request);
    const viewer = await asker.viewer();
    const refusal = refusalOf(viewer, access);
    if (!refusal) return next();
    const { code, notice } = refusal;
    if (viewer && action) await recordRefusal(asker.db, { action, args: {}, by: viewer, code });
    const message = renderNotice(notice, languageOf(request));
    response.set("cache-control", "no-store").status(code === "FORBIDDEN" ? 403 : 401);
    // As GraphQL tells its errors, beside the fields by which the other routes tell theirs.
    response.json({ code, message, errors: [{ message, extensions: { code } }] });
  };
  return Object.assign(handler, { access });
}

/** For what is no secret: signing in, and whether the process is well. */
export const forAnyone: NamesItsAccess = Object.assign<Handler, { access: "ANYONE" }>(
  (_request, _response, next) => next(),
  { access: "ANYONE" },
);

export function languageOf({ headers }: IncomingMessage): "en" | "fr" {
  return negotiateLanguage({ acceptLanguage: headers["accept-language"], cookie: headers.cookie });
}

type Layer = { route?: { path: string; stack: { handle: unknown }[] }; handle: unknown };

/** Every route with its rule, in the order in which they are tried.
 *  @throws Error naming a route whose first handler says not who may ask for it */
export function accessOfRoutes(router: Router | Express["router"]): { path: string; access: Access | "ANYONE" }[] {
  return (router.stack as unknown as Layer[]).flatMap(({ route, handle }) => {
    if (!route) return isRouter(handle) ? accessOfRoutes(handle) : [];
    const first = route.stack[0].handle as Partial<NamesItsAccess>;
    if (!first.access) throw new Error(`the route ${route.path} says not which role may ask for it`);
    return [{ path: String(route.path), access: first.access }];
  });
}

function isRouter(handle: unknown): handle is Router {
  return typeof handle === "function" && "stack" in handle;
}
