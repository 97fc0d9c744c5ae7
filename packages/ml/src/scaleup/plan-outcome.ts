import type { InputDraws } from "./draw-inputs.ts";
import type { RateDraws } from "./draw-rates.ts";
import type { Plan } from "./plan-specs.ts";

/** What a plan does to all images: n draws of each. */
export type PlanOutcome = {
  /** Cancers called normal by the classifier and not found by an audit, or called normal by an expert. */
  missedCancers: Float64Array;
  /** Normals that the classifier calls cancer. Experts are taken to raise none. */
  falseAlarms: Float64Array;
  /** Missed cancers over cancers, as a probability: known too where there is no cancer. */
  missRate: Float64Array;
  automaticNormals: Float64Array;
  reviewLabels: Float64Array;
  auditLabels: Float64Array;
};

/** What a plan leaves of the classifier's shares: 1 or 0 times its reviews, and whether its normals are read too. */
export type HumanPart = { reviewed: 0 | 1; normalsRead: 0 | 1 };

export function humanPart({ reviewUndecided }: Pick<Plan, "reviewUndecided">, normalsWithheld: boolean): HumanPart {
  return { reviewed: reviewUndecided ? 1 : 0, normalsRead: reviewUndecided && normalsWithheld ? 1 : 0 };
}

/** Which decisions a plan leaves to whom, given the classifier's rates.
 *  @param normalsWithheld  no image may be decided normal: in a plan with review experts read those too */
export function planOutcome(plan: Plan, inputs: InputDraws, rates: RateDraws, normalsWithheld: boolean): PlanOutcome {
  const { nImages, prevalence, readerMissRate } = inputs;
  const n = nImages.length;
  const outcome: PlanOutcome = {
    ...{ missedCancers: new Float64Array(n), falseAlarms: new Float64Array(n), missRate: new Float64Array(n) },
    ...{ automaticNormals: new Float64Array(n), reviewLabels: new Float64Array(n), auditLabels: new Float64Array(n) },
  };
  const { reviewed, normalsRead } = humanPart(plan, normalsWithheld);
  for (let i = 0; i < n; i++) {
    const cancers = nImages[i] * prevalence[i];
    const normals = nImages[i] - cancers;
    const cancerNormal = rates.cancerNormal[i] * (1 - normalsRead);
    const cancerReview = reviewed * rates.cancerReview[i] + normalsRead * rates.cancerNormal[i];
    const normalNormal = rates.normalNormal[i] * (1 - normalsRead);
    const normalReview = reviewed * rates.normalReview[i] + normalsRead * rates.normalNormal[i];

    const automaticNormals = cancers * cancerNormal + normals * normalNormal;
    const audited = Math.min(plan.auditImages, automaticNormals);
    const auditedShare = automaticNormals > 0 ? audited / automaticNormals : 0;
    outcome.automaticNormals[i] = automaticNormals;
    outcome.auditLabels[i] = audited;
    outcome.reviewLabels[i] = cancers * cancerReview + normals * normalReview;
    outcome.missRate[i] =
      cancerNormal * (1 - auditedShare * (1 - readerMissRate[i])) + cancerReview * readerMissRate[i];
    outcome.missedCancers[i] = cancers * outcome.missRate[i];
    outcome.falseAlarms[i] = normals * Math.max(0, 1 - normalNormal - normalReview);
  }
  return outcome;
}
