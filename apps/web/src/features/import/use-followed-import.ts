"use client";
import { parseAsString, useQueryState } from "nuqs";

/** The import named in the address: a page loaded again goes on following it. */
export function useFollowedImport() {
  const [importId, follow] = useQueryState("import", parseAsString);
  return { importId, follow };
}
