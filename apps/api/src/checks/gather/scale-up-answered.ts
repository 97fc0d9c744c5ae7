import { type CheckEvidence, evidenceOf, notRun, undecided } from "../evidence.ts";

/** Is it said what a much larger set would cost, and whether that is worth it?
 *  @param answer  null: this version does not ask. `verdict` null: it asked, and has no answer; "not decidable": what would
 *    decide it was not measured */
export function scaleUpAnswered(answer: { nImages: number; verdict: string | null } | null): CheckEvidence {
  const id = "scaleUpAnswered";
  if (answer === null) return notRun(id, "NOT_BUILT");
  const { nImages, verdict } = answer;
  if (verdict === "not decidable") return undecided(id, "CANNOT_TELL", nImages);
  return evidenceOf(id, {
    ...{ value: verdict === null ? 0 : 1, n: nImages },
    evidence: { code: verdict === null ? "CHECK_SCALE_UP_OPEN" : "CHECK_SCALE_UP", params: { nImages } },
  });
}
