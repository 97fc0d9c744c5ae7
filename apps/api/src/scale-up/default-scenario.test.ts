import { INPUT_IDS } from "@brainscan/ml/scaleup/scenario";
import { validateScenario } from "@brainscan/ml/scaleup/validate-scenario";
import { expect, test } from "vitest";
import { figureAt } from "../deliverables/kit/figure-at.ts";
import { reportFindings } from "../deliverables/report.fixture.ts";
import { scaleUpFindings } from "../deliverables/scale-up.fixture.ts";
import { tellReport } from "../deliverables/tell-report.ts";
import { knownAssumptions } from "./assumptions.ts";
import { defaultScenario, speedDistribution } from "./default-scenario.ts";
import { typicalValue } from "./typical-value.ts";

const { measured } = scaleUpFindings();
const ASKED = { alpha: 0.05, delta: 0.05 };

test("the default scenario has every input once and nothing wrong, measured or not", () => {
  const unmeasured = { ...measured, imagesPerSecond: null, predictionsPerSecond: null };
  for (const known of [measured, unmeasured]) {
    const scenario = defaultScenario(known, ASKED);
    expect(scenario.inputs.map(({ id }) => id)).toEqual([...INPUT_IDS]);
    expect(validateScenario(scenario)).toEqual([]);
  }
  const [assumed] = defaultScenario(unmeasured, ASKED).inputs.filter(({ id }) => id === "imagesPerSecond");
  expect(assumed.provenance.kind).toBe("assumption");
});

test("what was measured stands in the report where the input says, with the value it is taken at", () => {
  const report = tellReport(reportFindings(), "en");
  const found = defaultScenario(measured, ASKED).inputs.flatMap(({ distribution, provenance }) =>
    provenance.kind === "measured"
      ? [{ at: figureAt(report, provenance.figure), taken: typicalValue(distribution) }]
      : [],
  );
  expect(found).toHaveLength(4);
  for (const { at, taken } of found) expect(taken).toBe(at);
});

test("the study's own limits are asked for: its miss rate, and one less its risk as confidence", () => {
  const { choices } = defaultScenario(measured, { alpha: 0.02, delta: 0.1 });
  expect(choices).toMatchObject({ maxMissRate: 0.02, confidence: 0.9, reading: "automaticLabel" });
});

test("a speed is as wide as its parts differ, and as is assumed where they are too few", () => {
  // Logarithms -0.2, -0.1, 0, 0.1, 0.2 about that of 50: variance 0.025.
  const rates = [-0.2, -0.1, 0, 0.1, 0.2].map((log) => 50 * Math.exp(log));
  const wide = speedDistribution({ value: 48, rates });
  expect(wide).toMatchObject({ kind: "logNormal", median: 48 });
  expect(wide.kind === "logNormal" && wide.sigma).toBeCloseTo(Math.sqrt(0.025), 12);
  const { sigma } = knownAssumptions().measuredOnce;
  expect(speedDistribution({ value: 48, rates: rates.slice(1) })).toEqual({ kind: "logNormal", median: 48, sigma });
});
