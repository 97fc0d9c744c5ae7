import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

function isLoopback(authority: string | undefined): boolean {
  if (authority === undefined) return false;
  return LOOPBACK.has(authority.replace(/:\d+$/, "").toLowerCase());
}

function originAuthority(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/** A page elsewhere can make a browser call this machine: under its own name (Host, by rebinding DNS) or openly (Origin).
 *  Programs send no Origin; browsers always do with what changes anything. */
export function isFromThisMachine({ headers }: Pick<IncomingMessage, "headers">): boolean {
  if (!isLoopback(headers.host)) return false;
  if (headers.origin === undefined) return true;
  return originAuthority(headers.origin) === headers.host?.toLowerCase();
}

export const loopbackGuard: RequestHandler = (request, response, next) => {
  if (isFromThisMachine(request)) return next();
  response.status(403).type("text").send("This server answers its own machine only, under localhost or 127.0.0.1.\n");
};
