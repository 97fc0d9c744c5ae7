import { z } from "zod";
import { DELIVERABLES } from "../deliverables/kit/deliverable.ts";
import { QUOTE_FORMATS } from "../deliverables/kit/quote-format.ts";
import { LANGUAGES } from "../messages/message.ts";

export const MANIFEST_FILE = "manifest.json";
export const REPORT_FILE = "report.json";

const MANIFEST_SCHEMA_VERSION = "1.0";

/** Whether a path, taken from a folder, stays below it on every system: no root, no drive, no step upwards. */
export function staysBelow(path: string): boolean {
  const segments = path.split("/");
  return !/[\\:\0]/.test(path) && segments.every((segment) => segment !== "" && segment !== "." && segment !== "..");
}

const path = z.string().max(500).refine(staysBelow, "leads out of the folder");
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const language = z.enum(LANGUAGES);
const deliverable = z.enum(DELIVERABLES);

const manifestFile = z.strictObject({
  path,
  deliverable: z.enum(["report", ...DELIVERABLES]),
  sha256,
  bytes: z.int().min(0),
  language,
  /** Of the report.json that it was written from. */
  reportSha256: sha256,
  /** Numbers printed in it, with their place in report.json. */
  quotes: z.array(z.strictObject({ figure: z.string(), format: z.enum(QUOTE_FORMATS), text: z.string() })),
});

export const manifestSchema = z.strictObject({
  schemaVersion: z.literal(MANIFEST_SCHEMA_VERSION),
  product: z.strictObject({ name: z.string(), version: z.string() }),
  studyId: z.string(),
  /** When the report was made, and its language: a file may have been written before, in another one. */
  createdAt: z.iso.datetime(),
  language,
  /** What an export that was stopped still had to write. */
  unfinished: z.array(deliverable),
  files: z.array(manifestFile),
  refusals: z.array(z.strictObject({ deliverable, path, reason: z.string() })),
});

/** What was written into a folder, from which report, and every number that was printed in it. */
export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestFile = z.infer<typeof manifestFile>;

export function emptyManifest(head: Pick<Manifest, "product" | "studyId" | "createdAt" | "language">): Manifest {
  return { schemaVersion: MANIFEST_SCHEMA_VERSION, ...head, unfinished: [], files: [], refusals: [] };
}
