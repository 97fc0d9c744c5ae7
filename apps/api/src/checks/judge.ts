import type { CheckStatus } from "./check-ids.ts";
import type { CheckDefinition } from "./definition.ts";
import type { CheckEvidence } from "./evidence.ts";

type Rule = Pick<CheckDefinition, "judgedBy" | "comparator" | "threshold">;
type Measured = Pick<CheckEvidence, "ran" | "value" | "interval" | "chance" | "decides">;
type Verdict = Exclude<CheckStatus, "not run">;

/** Hold evidence against a threshold. Only what the data can decide passes or fails. */
export function judge(evidence: Measured, rule: Rule): CheckStatus {
  if (!evidence.ran) return "not run";
  if (evidence.decides === "nothing") return "not decidable";
  const verdict = VERDICTS[rule.judgedBy](evidence, rule);
  return verdict === "pass" && evidence.decides === "failure" ? "not decidable" : verdict;
}

const VERDICTS: Record<Rule["judgedBy"], (evidence: Measured, rule: Rule) => Verdict> = {
  value({ value }, rule) {
    if (value === null) return "not decidable";
    return holds(value, rule) ? "pass" : "fail";
  },

  /** The end that speaks against it must hold to pass; the end that speaks for it must not, to fail. */
  interval({ interval }, rule) {
    if (interval === null) return "not decidable";
    const [against, inFavour] =
      rule.comparator === "at least" ? [interval.low, interval.high] : [interval.high, interval.low];
    if (holds(against, rule)) return "pass";
    return holds(inFavour, rule) ? "not decidable" : "fail";
  },

  /** Having seen nothing passes only where something would have been seen. */
  chance({ chance }, rule) {
    if (chance === null) return "not decidable";
    if (chance.seen) return "fail";
    return chance.visibleFrom !== null && holds(chance.visibleFrom, rule) ? "pass" : "not decidable";
  },
};

function holds(value: number, { comparator, threshold }: Rule): boolean {
  return comparator === "at least" ? value >= threshold : value <= threshold;
}
