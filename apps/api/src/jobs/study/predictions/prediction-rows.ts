import type { NewPrediction } from "@brainscan/db/queries/predictions";
import type { StudyFile } from "../study-rows.ts";

/** Files of one distinct image, and the one that speaks for them. */
export type ImageFiles = {
  groupId: string;
  files: readonly Pick<StudyFile, "id" | "sha256" | "label">[];
  representative: Pick<StudyFile, "id">;
};

type Shared = Omit<NewPrediction, "imageId" | "sha256" | "groupId" | "label" | "representative">;

/** One prediction a file, all alike but for the file's own label. */
export function predictionRows({ groupId, files, representative }: ImageFiles, shared: Shared): NewPrediction[] {
  return files.map((file) => ({
    ...shared,
    imageId: file.id,
    sha256: file.sha256,
    groupId,
    label: file.label,
    representative: file.id === representative.id,
  }));
}
