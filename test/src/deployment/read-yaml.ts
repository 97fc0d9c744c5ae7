import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseAllDocuments } from "yaml";
import { ROOT } from "../workspace.ts";

export type Manifest = {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
  spec?: unknown;
};

/** The documents of a file of the project.
 *  @throws Error at what is no YAML, an alias of another document among it */
export function readYaml<Document>(path: string): Document[] {
  const text = readFileSync(resolve(ROOT, path), "utf8");
  return [parseAllDocuments(text, { merge: true })].flat().map((document) => {
    if (document.errors.length > 0) throw document.errors[0];
    return document.toJS() as Document;
  });
}
