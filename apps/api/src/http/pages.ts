import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import express, { Router } from "express";
import { forAnyone, languageOf } from "./request-access.ts";

/** The dashboard's static export, beside this package in the workspace. */
const PAGES = resolve(import.meta.dirname, "../../../web/out");
const NOT_FOUND = "404.html";

/** Hashes of the inline scripts that each page starts from, written when the pages are built. A map: the names come from requests. */
const scriptHashes = new Map<string, string[]>(
  existsSync(`${PAGES}/csp.json`)
    ? Object.entries(JSON.parse(readFileSync(`${PAGES}/csp.json`, "utf8")) as Record<string, string[]>)
    : [],
);

/** What the page at this path may run beside its own files, for the security policy. */
export function scriptHashesOf(path: string): string {
  const page = `${path.slice(1)}${path.endsWith("/") ? "index.html" : ""}`;
  return (scriptHashes.get(page) ?? scriptHashes.get(NOT_FOUND) ?? []).join(" ");
}

/** The dashboard: hashed assets for good, pages always asked again, `/` in the reader's language. */
export function pageRoutes(): Router {
  const router = Router();
  router.get("/", forAnyone, (request, response) => {
    const query = request.url.includes("?") ? request.url.slice(request.url.indexOf("?")) : "";
    response.redirect(302, `/${languageOf(request)}/${query}`);
  });
  if (!existsSync(PAGES)) return router;
  router.use("/_next/static", express.static(`${PAGES}/_next/static`, { immutable: true, maxAge: "1y" }));
  router.use(express.static(PAGES, { maxAge: 0 }));
  router.use((_request, response) => {
    response.status(404).sendFile(NOT_FOUND, { root: PAGES });
  });
  return router;
}
