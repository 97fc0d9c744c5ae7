import type { Distribution } from "./distribution.ts";
import { DOMAINS, type Domain, isInDomain, LARGEST, SMALLEST } from "./input-domain.ts";
import { medianOf, quantilesAt } from "./quantiles.ts";
import { type Choices, INPUT_IDS, type InputId, READINGS, type ScaleUpInput, type Scenario } from "./scenario.ts";

export type ScenarioProblemCode =
  | "MISSING"
  | "GIVEN_TWICE"
  | "NOT_FINITE"
  | "NOT_POSITIVE"
  | "NEGATIVE"
  | "NOT_A_SHARE"
  | "TOO_SMALL"
  | "TOO_LARGE"
  | "NOT_ASCENDING"
  | "EMPTY"
  | "KIND_NOT_ALLOWED"
  | "BELOW_PILOT"
  | "NOT_A_WHOLE_NUMBER"
  | "NOT_ALLOWED";

// Of a distribution without ends: hardly a draw lies beyond.
const FAR = 1e-6;
// Of a beta distribution's parameters: beyond, it is a coin or a fixed value.
const BETA_LEAST = 1e-3;
const BETA_MOST = 1e9;

/** What is wrong with one input or choice: `field` is its id or name, `value` what it holds. */
export type ScenarioProblem = { field: string; value: number | string | null; code: ScenarioProblemCode };

/** Everything that keeps a scenario from being answered; empty when nothing does. */
export function validateScenario(scenario: Scenario): ScenarioProblem[] {
  const problems = INPUT_IDS.flatMap((id) =>
    checkInput(
      id,
      scenario.inputs.filter((input) => input.id === id),
    ),
  );
  if (problems.length === 0) problems.push(...checkPilot(scenario.inputs));
  return [...problems, ...checkChoices(scenario.choices), ...checkSimulation(scenario)];
}

function checkInput(id: InputId, given: readonly ScaleUpInput[]): ScenarioProblem[] {
  if (given.length === 0) return [{ field: id, value: null, code: "MISSING" }];
  if (given.length > 1) return [{ field: id, value: given.length, code: "GIVEN_TWICE" }];
  return checkDistribution(id, given[0].distribution, DOMAINS[id]).slice(0, 1);
}

function checkDistribution(field: string, distribution: Distribution, domain: Domain): ScenarioProblem[] {
  const values = (all: readonly number[]) => all.flatMap((value) => checkValue(field, value, domain));
  switch (distribution.kind) {
    case "fixed":
      return values([distribution.value]);
    case "triangular": {
      const { low, mode, high } = distribution;
      const found = values([low, mode, high]);
      if (low > mode) found.push({ field, value: low, code: "NOT_ASCENDING" });
      if (mode > high) found.push({ field, value: mode, code: "NOT_ASCENDING" });
      return found;
    }
    case "logNormal": {
      const { median, sigma } = distribution;
      // Its values have no end upwards, a share's have.
      if (isShare(domain)) return [{ field, value: "logNormal", code: "KIND_NOT_ALLOWED" }];
      const found = [...checkValue(field, median, "positive"), ...checkValue(field, sigma, "nonNegative")];
      return found.length > 0 ? found : values(quantilesAt(distribution, [FAR, 1 - FAR]));
    }
    case "beta":
      if (!isShare(domain)) return [{ field, value: "beta", code: "KIND_NOT_ALLOWED" }];
      return checkBeta(field, distribution, domain);
    case "draws":
      return distribution.values.length === 0 ? [{ field, value: null, code: "EMPTY" }] : values(distribution.values);
  }
}

function checkValue(field: string, value: number, domain: Domain): ScenarioProblem[] {
  const code = codeOf(value, domain);
  return code === null ? [] : [{ field, value: shown(value), code }];
}

function codeOf(value: number, domain: Domain): ScenarioProblemCode | null {
  if (!Number.isFinite(value)) return "NOT_FINITE";
  if (isShare(domain)) {
    if (!(value >= 0 && value <= 1)) return "NOT_A_SHARE";
    return isInDomain(domain, value) ? null : "TOO_LARGE";
  }
  if (domain === "positive" && value <= 0) return "NOT_POSITIVE";
  if (value < 0) return "NEGATIVE";
  if (domain === "positive" && value < SMALLEST) return "TOO_SMALL";
  return value > LARGEST ? "TOO_LARGE" : null;
}

function checkBeta(
  field: string,
  distribution: Extract<Distribution, { kind: "beta" }>,
  domain: Domain,
): ScenarioProblem[] {
  const found = [distribution.alpha, distribution.beta].flatMap((value): ScenarioProblem[] => {
    const wrong = checkValue(field, value, "positive");
    if (wrong.length > 0) return wrong;
    if (value < BETA_LEAST) return [{ field, value, code: "TOO_SMALL" }];
    return value > BETA_MOST ? [{ field, value, code: "TOO_LARGE" }] : [];
  });
  return found.length > 0 ? found : checkValue(field, medianOf(distribution), domain);
}

/** A set to label that is smaller than the pilot is no larger set. */
function checkPilot(inputs: readonly ScaleUpInput[]): ScenarioProblem[] {
  const of = (id: InputId) => inputs.filter((input) => input.id === id)[0].distribution;
  const fewest = leastOf(of("nImages"));
  return fewest < medianOf(of("pilotImages")) ? [{ field: "nImages", value: fewest, code: "BELOW_PILOT" }] : [];
}

function leastOf(distribution: Distribution): number {
  switch (distribution.kind) {
    case "fixed":
      return distribution.value;
    case "triangular":
      return distribution.low;
    case "draws":
      return distribution.values.reduce((least, value) => Math.min(least, value));
    default:
      return quantilesAt(distribution, [FAR])[0];
  }
}

const SHARES = ["maxMissRate", "confidence", "maxCancerAmongNormal", "requiredProbability"] as const;
// Shares nearer to 0 or 1 ask for more labels than numbers count exactly.
const SHARE_EDGE = 1e-6;

function checkChoices(choices: Choices): ScenarioProblem[] {
  const found: ScenarioProblem[] = [];
  if (!READINGS.includes(choices.reading)) {
    found.push({ field: "reading", value: choices.reading, code: "NOT_ALLOWED" });
  }
  for (const field of SHARES) {
    const value = choices[field];
    if (!(value >= SHARE_EDGE && value <= 1 - SHARE_EDGE))
      found.push({ field, value: shown(value), code: "NOT_A_SHARE" });
  }
  found.push(...checkWhole("nMachines", choices.nMachines, 1));
  if (choices.bytesPerValue !== 4 && choices.bytesPerValue !== 2) {
    found.push({ field: "bytesPerValue", value: shown(choices.bytesPerValue), code: "NOT_ALLOWED" });
  }
  const audit = choices.ownPlan?.auditImages ?? 0;
  if (audit !== "planned") found.push(...checkWhole("ownPlan.auditImages", audit, 0));
  return found;
}

function checkSimulation({ seed, nDraws }: Scenario): ScenarioProblem[] {
  const found = Number.isSafeInteger(seed)
    ? []
    : [{ field: "seed", value: shown(seed), code: "NOT_A_WHOLE_NUMBER" as const }];
  const draws = checkWhole("nDraws", nDraws, 100);
  if (draws.length === 0 && nDraws > 1_000_000) draws.push({ field: "nDraws", value: nDraws, code: "TOO_LARGE" });
  return [...found, ...draws];
}

function checkWhole(field: string, value: number, least: number): ScenarioProblem[] {
  if (!Number.isSafeInteger(value)) return [{ field, value: shown(value), code: "NOT_A_WHOLE_NUMBER" }];
  if (value < least)
    return [{ field, value, code: least > 0 && value <= 0 ? "NOT_POSITIVE" : value < 0 ? "NEGATIVE" : "TOO_SMALL" }];
  return value > LARGEST ? [{ field, value, code: "TOO_LARGE" }] : [];
}

function isShare(domain: Domain): boolean {
  return domain === "share" || domain === "shareBelowOne";
}

/** NaN and infinities have no JSON. */
function shown(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}
