import type { Distribution } from "./distribution.ts";
import { DOMAINS, type Domain, isInDomain, LARGEST, SMALLEST } from "./input-domain.ts";
import { quantilesAt } from "./quantiles.ts";
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
      return found.length > 0 ? found : values(quantilesAt(distribution, [1e-6, 1 - 1e-6]));
    }
    case "beta":
      if (!isShare(domain)) return [{ field, value: "beta", code: "KIND_NOT_ALLOWED" }];
      return [distribution.alpha, distribution.beta].flatMap((value) => checkBetaParameter(field, value));
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

function checkBetaParameter(field: string, value: number): ScenarioProblem[] {
  const found = checkValue(field, value, "positive");
  if (found.length > 0) return found;
  if (value < 0.001) return [{ field, value, code: "TOO_SMALL" }];
  return value > 1e9 ? [{ field, value, code: "TOO_LARGE" }] : [];
}

/** A set to label that is smaller than the pilot is no larger set. */
function checkPilot(inputs: readonly ScaleUpInput[]): ScenarioProblem[] {
  const ends = (id: InputId, share: number) =>
    inputs.filter((input) => input.id === id).map(({ distribution }) => quantilesAt(distribution, [share])[0])[0];
  const fewest = ends("nImages", 1e-6);
  return fewest < ends("pilotImages", 0.5) ? [{ field: "nImages", value: fewest, code: "BELOW_PILOT" }] : [];
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
