import { join } from "node:path";
import { z } from "zod";

const uploadIdField = z.uuid();

export function uploadsFolder(dataDir: string): string {
  return join(dataDir, "uploads");
}

/** Images to import, or a table of results from elsewhere. */
export type UploadKind = "zip" | "table";

/** Where an upload lies; null when the id was not made by us. */
export function uploadPath(dataDir: string, uploadId: string, kind: UploadKind = "zip"): string | null {
  return uploadIdField.safeParse(uploadId).success ? join(uploadsFolder(dataDir), `${uploadId}.${kind}`) : null;
}
