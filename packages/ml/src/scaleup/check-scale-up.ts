import type { StudyQuality } from "./quality.ts";
import type { Scenario } from "./scenario.ts";
import { validateScenario } from "./validate-scenario.ts";

/** @throws RangeError naming the first input or choice that cannot be answered, and its value */
export function checkScenario(scenario: Scenario): void {
  const [problem] = validateScenario(scenario);
  if (problem) throw new RangeError(`${problem.field} is ${problem.value ?? "missing"}: ${problem.code}`);
}

/** @throws RangeError when a count is negative or no number, or audits hold more cancers than labels */
export function checkQuality(quality: StudyQuality): void {
  const { nCancer, nNormal, nPool, nAuditLabels, nAuditCancers, contract, poolPrevalence, labelGain, points } = quality;
  for (const [name, value] of Object.entries({ nCancer, nNormal, nPool, nAuditLabels, nAuditCancers })) {
    if (!(Number.isSafeInteger(value) && value >= 0)) throw new RangeError(`the study's ${name} is ${value}`);
  }
  if (!(Number.isSafeInteger(contract) && contract >= 1)) throw new RangeError(`the study's contract is ${contract}`);
  if (nAuditCancers > nAuditLabels) {
    throw new RangeError(`the study's audits hold ${nAuditCancers} cancers among ${nAuditLabels} labels`);
  }
  for (const [name, share] of Object.entries(poolPrevalence ?? {})) {
    if (!(share >= 0 && share <= 1)) throw new RangeError(`poolPrevalence.${name} is ${share}`);
  }
  for (const [name, value] of Object.entries(labelGain ?? {})) {
    if (!Number.isFinite(value)) throw new RangeError(`labelGain.${name} is ${value}`);
  }
  points.forEach(({ cancers, normals, auditMisses, threshold }, i) => {
    const counts = [cancers, normals].flatMap(({ normal, review, cancer }) => [normal, review, cancer]);
    for (const value of [...counts, auditMisses]) {
      if (!(Number.isFinite(value) && value >= 0)) throw new RangeError(`point ${i} of the study counts ${value}`);
    }
    if (auditMisses > nAuditCancers) {
      throw new RangeError(`point ${i} of the study misses ${auditMisses} of ${nAuditCancers} audited cancers`);
    }
    if (i > 0 && !(threshold > points[i - 1].threshold)) {
      throw new RangeError(`point ${i} of the study has threshold ${threshold} after ${points[i - 1].threshold}`);
    }
  });
}
