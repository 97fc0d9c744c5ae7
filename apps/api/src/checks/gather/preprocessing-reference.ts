import { type CheckEvidence, evidenceOf, notRun, undecided } from "../evidence.ts";

/** Does this machine make the tensors that torchvision makes?
 *  @param found          what checkPreprocessing gave when the study ran; null where it did not
 *  @param preprocessing  ids of what the study's embeddings were preprocessed by, and of what the reference is for */
export function preprocessingReference(
  found: { n: number; nDifferent: number } | null,
  preprocessing: { used: readonly string[]; reference: string },
): CheckEvidence {
  const id = "preprocessingReference";
  if (found === null) return notRun(id, "NOT_ASKED");
  const known = preprocessing.used.every((used) => used === preprocessing.reference);
  if (!known) return undecided(id, "NO_REFERENCE", found.n);
  return evidenceOf(id, {
    ...{ value: found.nDifferent, n: found.n },
    evidence: { code: "CHECK_PREPROCESSING", params: found },
  });
}
