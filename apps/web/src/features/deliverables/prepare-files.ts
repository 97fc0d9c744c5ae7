import type { Deliverable, FilesPanelFragment } from "../../generated/graphql.ts";

export type FileGroup = {
  /** Null: the report itself. */
  kind: Deliverable | null;
  files: FilesPanelFragment["files"];
  refusals: FilesPanelFragment["refusals"];
};

/** What one opens first, first. */
const ORDER = [
  "MEMO",
  "SLIDES",
  "NOTEBOOKS",
  "CARD",
  "ONNX",
  "CHARTS",
  "TABLES",
  null,
] as const satisfies readonly (Deliverable | null)[];

/** Files and refusals by kind; kinds with neither are left out. */
export function prepareFiles({ files, refusals }: Pick<FilesPanelFragment, "files" | "refusals">): FileGroup[] {
  return ORDER.map((kind) => ({
    kind,
    files: files.filter((file) => (file.deliverable ?? null) === kind),
    refusals: refusals.filter((refusal) => refusal.deliverable === kind),
  })).filter((group) => group.files.length > 0 || group.refusals.length > 0);
}
