import { planAudit } from "./audit-plan.ts";
import type { Choices, PlanId, PlanSpec } from "./scenario.ts";

/** A plan with its audit worked out. */
export type Plan = {
  id: PlanId;
  reviewUndecided: boolean;
  /** Automatic normals to read, all of them if there are fewer. */
  auditImages: number;
  /** The audit is sized so that finding no cancer bounds their share. */
  auditPlanned: boolean;
};

/** The plans to compare, the user's own last.
 *  @param readerMissRate  median, which a planned audit allows for */
export function plansOf({ ownPlan, ...choices }: Choices, readerMissRate: number): Plan[] {
  const specs: PlanSpec[] = [
    { id: "automatic", reviewUndecided: false, auditImages: 0 },
    { id: "review", reviewUndecided: true, auditImages: 0 },
    { id: "audited", reviewUndecided: false, auditImages: "planned" },
  ];
  if (ownPlan) specs.push({ id: "own", ...ownPlan });
  return specs.map(({ auditImages, ...spec }) => {
    const auditPlanned = auditImages === "planned";
    return {
      ...spec,
      auditPlanned,
      auditImages: auditPlanned ? plannedAuditImages(choices, readerMissRate) : auditImages,
    };
  });
}

/** Images drawn at random among many whose share of cancers is bounded when readers find none of them. */
export function plannedAuditImages(
  { maxCancerAmongNormal, confidence }: Pick<Choices, "maxCancerAmongNormal" | "confidence">,
  readerMissRate: number,
): number {
  const question = { maxShare: maxCancerAmongNormal, confidence, allowedFailures: 0, readerMissRate, nTotal: null };
  const images = planAudit(question);
  if (images === null) throw new Error(`no audit bounds a share of ${maxCancerAmongNormal}`);
  return images;
}
