import { z } from "zod";

export const MANIFEST_FILE = "manifest.json";
/** The manifest's own hash, in the form of `sha256sum`: the last thing that a backup writes. */
export const SEAL_FILE = "manifest.sha256";

export const FORMAT = "brainscan-backup";
/** Raised when a backup of the new kind could not be read by the old code. */
export const FORMAT_VERSION = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Below the backup, never out of it: names as on every system, no dots that lead upwards. */
const path = z.string().regex(/^(tables|images|uploads|weights)(\/(?!\.)[\w.-]+)+$/);

const count = z.number().int().nonnegative();

const part = z.object({ path, bytes: count, sha256 });

const table = z.object({
  name: z.string().regex(/^\w+$/),
  columns: z.array(z.object({ name: z.string().regex(/^\w+$/), type: z.string().regex(/^[a-z0-9 [\](),]+$/) })),
  key: z.array(z.string()),
  rows: count,
  parts: z.array(part),
});

/** What a backup holds. Nothing in it tells when or where it was made: the same content gives the same bytes. */
export const manifestSchema = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.literal(FORMAT_VERSION),
  /** Of the product that made it. */
  product: z.string(),
  /** Last migration of the tables that the rows were read from. */
  schemaVersion: z.string(),
  /** Each after those that its rows refer to. */
  tables: z.array(table),
  /** Tables whose rows are not kept, and why. */
  leftOut: z.record(z.string(), z.string()),
  /** Archives that imports still have to read, and weights. */
  files: z.array(part),
  images: z.object({
    count,
    bytes: count,
    /** Lists of the images' hashes and paths, as `sha256sum -c` reads them; each comes before the images that it names. */
    lists: z.array(part),
  }),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type Part = z.infer<typeof part>;
export type TableEntry = z.infer<typeof table>;
