import { type BudgetCase, type JudgedCondition, judged } from "./budget-condition.ts";
import { rankOf } from "./order-statistic.ts";
import { humanPart } from "./plan-outcome.ts";

// Halving a double's 0..1 further changes nothing that a sentence could say.
const BISECTIONS = 50;

/** The share of cancers at which a plan with review just stays within budget often enough; null where it does at no
 *  share, or where the cost of another part depends on it too. Reviewed images are linear in it, falling in some draws
 *  and rising in others, so that it is searched rather than solved. */
export function prevalenceCondition(each: BudgetCase): JudgedCondition | null {
  const { plan, inputs, rates, normalsWithheld, cost, budget, required } = each;
  if (!plan.reviewUndecided || plan.auditImages > 0) return null;
  const n = budget.length;
  const { reviewed, normalsRead } = humanPart(plan, normalsWithheld);
  const atNoCancer = new Float64Array(n);
  const slope = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const euro = inputs.nImages[i] * cost.expertLabelEuro[i];
    const ofNormals = euro * (reviewed * rates.normalReview[i] + normalsRead * rates.normalNormal[i]);
    const ofCancers = euro * (reviewed * rates.cancerReview[i] + normalsRead * rates.cancerNormal[i]);
    atNoCancer[i] = ofNormals - (budget[i] - (cost.total[i] - cost.review[i]));
    slope[i] = ofCancers - ofNormals;
  }
  const rank = rankOf(required, n);
  const holds = (share: number) => {
    let within = 0;
    for (let i = 0; i < n; i++) if (atNoCancer[i] + share * slope[i] <= 0) within++;
    return within >= rank;
  };
  const [atNone, atAll] = [holds(0), holds(1)];
  if (atNone === atAll) return null;
  let [good, bad] = atNone ? [0, 1] : [1, 0];
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (good + bad) / 2;
    if (holds(middle)) good = middle;
    else bad = middle;
  }
  const candidate = { what: "prevalence", today: inputs.prevalence } as const;
  return judged({ ...candidate, comparator: atNone ? "at most" : "at least" }, good);
}
