import type { BreakEven } from "./answer.ts";
import { automaticLabelEuro, expertLabelEuro } from "./base-cost.ts";
import type { DrawSet } from "./draw-sets.ts";
import { DOMAINS, isInDomain, LARGEST, SMALLEST } from "./input-domain.ts";
import type { Plan } from "./plan-specs.ts";
import { planTotal, withInput } from "./plan-total.ts";
import { type Choices, INPUT_IDS, type InputId } from "./scenario.ts";

// Enough halvings for neighbouring doubles between the smallest and the largest amount.
const BISECTIONS = 80;
// Of the budget: what rounding leaves of an exact solution.
const EXACT = 1e-11;
const NO_PART = 1e-12;

type Total = (value: number) => number;

/** For each input that is part of a plan's cost the value at which the plan costs just the budget, all others at their
 *  medians. Put back into the model it gives the budget. */
export function breakEvens(
  plan: Plan,
  { median, choices, normalsWithheld }: { median: DrawSet; choices: Choices; normalsWithheld: boolean },
): BreakEven[] {
  const { inputs } = median;
  const totalAt = (at: DrawSet) => planTotal(plan, at, choices, normalsWithheld);
  const today = totalAt(median);
  const budget = inputs.budgetEuro[0];
  const found: BreakEven[] = [{ id: "budgetEuro", today: budget, value: today }];
  const add = (id: BreakEven["id"], now: number, total: Total, allowed: (value: number) => boolean) => {
    if (Math.abs(total(now === 0 ? 0.01 : now * 0.99) - today) <= NO_PART * today) return;
    const value = solve(total, budget, now, id === "prevalence" || id === "retryShare" ? 1 : LARGEST);
    found.push({ id, today: now, value: value !== null && allowed(value) ? value : null });
  };
  if (choices.reading === "automaticLabel") {
    add(
      "automaticLabelEuro",
      automaticLabelEuro(inputs)[0],
      (euro) => totalAt(withInput(median, "pilotBudgetEuro", euro * inputs.pilotImages[0])),
      (value) => value > 0,
    );
  }
  add(
    "expertLabelEuro",
    expertLabelEuro(inputs, choices.reading)[0],
    choices.reading === "expertLabel"
      ? (euro) => totalAt(withInput(median, "pilotBudgetEuro", euro * inputs.pilotLabels[0]))
      : (euro) => totalAt(withInput(median, "expertHourEuro", (euro * 3600) / inputs.expertSeconds[0])),
    (value) => value > 0,
  );
  for (const id of INPUT_IDS) {
    if (id === "budgetEuro") continue;
    add(
      id,
      inputs[id][0],
      (value) => totalAt(withInput(median, id, value)),
      (value) => allowedAs(id, value),
    );
  }
  return found;
}

function allowedAs(id: InputId, value: number): boolean {
  return isInDomain(DOMAINS[id], value);
}

/** Where a monotone total crosses the budget in 0..most; null when it does not. Nearly every total is linear in a value
 *  or in its inverse, which two of its points tell; where it is neither, it is searched. */
function solve(total: Total, budget: number, now: number, most: number): number | null {
  const [one, two] = [now > 0 ? now : most / 4, now > 0 ? now / 2 : most / 2];
  const [atOne, atTwo] = [total(one), total(two)];
  const slope = (atOne - atTwo) / (one - two);
  const inverseSlope = (atOne - atTwo) / (1 / one - 1 / two);
  for (const value of [one + (budget - atOne) / slope, 1 / (1 / one + (budget - atOne) / inverseSlope)]) {
    if (value > 0 && value <= most && Math.abs(total(value) - budget) <= EXACT * budget) return value;
  }
  return search(total, budget, most);
}

function search(total: Total, budget: number, most: number): number | null {
  const least = most === 1 ? 0 : SMALLEST;
  let low = least;
  let high = most;
  const rising = total(high) >= total(low);
  const tooFar = (value: number) => (rising ? total(value) > budget : total(value) < budget);
  if (tooFar(low) || !tooFar(high)) return null;
  for (let i = 0; i < BISECTIONS; i++) {
    // Halving the ratio of amounts reaches small ones as fast as large ones.
    const middle = least > 0 ? Math.sqrt(low * high) : (low + high) / 2;
    if (middle === low || middle === high) break;
    if (tooFar(middle)) high = middle;
    else low = middle;
  }
  return low;
}
