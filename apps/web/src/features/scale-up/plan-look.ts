import type { PlanId } from "@brainscan/ml/scaleup/scenario";

/** How a plan's line looks: told apart by dash as well as by colour, none of them a class colour. */
export const PLAN_LOOK: Record<PlanId, { colour: string; dash: string | undefined }> = {
  automatic: { colour: "var(--cluster-4)", dash: undefined },
  review: { colour: "var(--cluster-1)", dash: "7 3" },
  audited: { colour: "var(--cluster-5)", dash: "2 3" },
  own: { colour: "var(--cluster-8)", dash: "9 3 2 3" },
};
