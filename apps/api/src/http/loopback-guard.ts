import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";
import type { Serving } from "./serving.ts";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

function isLoopback(authority: string): boolean {
  return LOOPBACK.has(authority.replace(/:\d+$/, ""));
}

function originOf(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** A page elsewhere can make a browser call this server: under its own name (Host, by rebinding DNS) or openly (Origin). Only this
 *  machine's names and the public one are answered, and only to their own pages. Programs send no Origin; browsers always do
 *  with what changes anything. */
export function isExpected(
  { headers }: Pick<IncomingMessage, "headers">,
  { publicOrigin }: Pick<Serving, "publicOrigin">,
): boolean {
  const host = headers.host?.toLowerCase();
  if (host === undefined) return false;
  const isPublic = publicOrigin !== null && originOf(`https://${host}`)?.origin === publicOrigin;
  if (!isPublic && !isLoopback(host)) return false;
  if (headers.origin === undefined) return true;
  const origin = originOf(headers.origin);
  // A proxy in front may ask under the name by which it knows this machine.
  if (publicOrigin !== null && origin?.origin === publicOrigin) return true;
  return !isPublic && origin?.host === host;
}

/** Refuse what `isExpected` does not. */
export function guardNames(serving: Pick<Serving, "publicOrigin">): RequestHandler {
  const told =
    serving.publicOrigin === null
      ? "This server answers its own machine only, under localhost or 127.0.0.1.\n"
      : `This server answers under ${serving.publicOrigin} only.\n`;
  return (request, response, next) => {
    if (isExpected(request, serving)) return next();
    response.status(403).type("text").send(told);
  };
}
