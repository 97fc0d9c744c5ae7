// Next starts its pages with small inline scripts whose text changes with every build. A strict policy allows exactly
// these and no other: their hashes go to out/csp.json, by page, for the server to send as script-src.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const out = join(import.meta.dirname, "../out");
const inlineScript = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/** @returns {string[]} hashes as a policy writes them, sorted, each once */
function inlineHashes(html) {
  const hashes = [...html.matchAll(inlineScript)].map(([, text]) => createHash("sha256").update(text).digest("base64"));
  return [...new Set(hashes)].sort().map((hash) => `'sha256-${hash}'`);
}

const pages = readdirSync(out, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".html"));
const policy = Object.fromEntries(
  pages.sort().map((path) => [path.replaceAll("\\", "/"), inlineHashes(readFileSync(join(out, path), "utf8"))]),
);
writeFileSync(join(out, "csp.json"), `${JSON.stringify(policy, null, 2)}\n`);
