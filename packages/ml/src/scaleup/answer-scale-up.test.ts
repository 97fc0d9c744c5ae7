import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ScaleUpAnswer } from "./answer.ts";
import { answerScaleUp } from "./answer-scale-up.ts";
import type { Distribution } from "./distribution.ts";
import { DOMAINS } from "./input-domain.ts";
import { quantilesAt } from "./quantiles.ts";
import {
  certifiedQuality,
  estimatedQuality,
  nothingMeasured,
  qualityOf,
  refutedQuality,
  scenarioOf,
} from "./scaleup.fixture.ts";
import { type Choices, INPUT_IDS, type InputId, READINGS } from "./scenario.ts";

const fixed = (value: number): Distribution => ({ kind: "fixed", value });
const COMPUTE = { reading: "computeBudget" } as const;
const DRAWS = { nDraws: 2000 };
const planOf = ({ plans }: ScaleUpAnswer, wanted: string) => plans.filter(({ id }) => id === wanted)[0];

describe("the verdict", () => {
  test("at the pilot's price of a label it is not feasible: 796,813 euros, or 25,100 images for the budget", () => {
    const answer = answerScaleUp(scenarioOf({}, {}, DRAWS), qualityOf());
    expect(answer.verdict).toMatchObject({ status: "not feasible", probability: 0, plan: "automatic" });
    expect(answer.verdict.constraints).toEqual(["BUDGET", "MISS_RATE_UNKNOWN"]);
    const [price, labels] = answer.verdict.conditions;
    expect(price).toMatchObject({ what: "automaticLabelEuro", comparator: "at most", withinReach: false });
    expect([price.today, price.required]).toEqual([expect.closeTo(300 / 1506, 12), expect.closeTo(0.00125, 12)]);
    // 73 cancers without a miss, at the pool's share of 78 %.
    expect(labels).toMatchObject({ what: "randomLabels", today: 0, required: 94, withinReach: true });
    expect(answer.verdict.nextStep).toMatchObject({ code: "AGREE_PRICE", euro: 0 });
    expect(planOf(answer, "automatic").affordable.nImages).toBe(25_100);
    expect(answer.readings.map(({ affordableImages }) => affordableImages > 25_100)).toEqual([false, true, true]);
  });

  test("with machines at their price but too few cancers it is not decidable yet, and a few labels would narrow it", () => {
    const { verdict } = answerScaleUp(scenarioOf({}, COMPUTE, DRAWS), qualityOf());
    expect(verdict).toMatchObject({ status: "not decidable yet", probability: 1 });
    expect(verdict.constraints).toEqual(["MISS_RATE_UNKNOWN"]);
    // Nine more cancers than 50, at the pool's share.
    expect(verdict.nextStep).toMatchObject({ code: "LABEL_CANCERS", amount: Math.ceil(9 / 0.78) });
  });

  test("what is estimated is feasible if random labels certify it, and feasible once they do", () => {
    const estimated = answerScaleUp(scenarioOf({}, COMPUTE, DRAWS), estimatedQuality()).verdict;
    expect(estimated).toMatchObject({ status: "feasible if", constraints: ["AUDIT_NOT_CERTIFIED"] });
    expect(estimated.conditions).toMatchObject([{ what: "randomLabels", required: 94 }]);
    const statusAt = (nAuditCancers: number) =>
      answerScaleUp(scenarioOf({}, COMPUTE, DRAWS), { ...estimatedQuality(), nAuditLabels: 94, nAuditCancers }).verdict;
    expect(statusAt(72)).toMatchObject({ status: "feasible if" });
    expect(statusAt(73)).toMatchObject({ status: "feasible", conditions: [], constraints: [], nextStep: null });
  });

  test("labels that cost more than the budget, or that the pool does not hold, are out of reach", () => {
    const at = (budget: number, nPool: number) =>
      answerScaleUp(scenarioOf({ budgetEuro: fixed(budget) }, { ...COMPUTE, requiredProbability: 0.5 }, DRAWS), {
        ...estimatedQuality(),
        nPool,
      }).verdict;
    expect(at(200, 94)).toMatchObject({ status: "feasible if", conditions: [{ withinReach: true }] });
    expect(at(200, 93)).toMatchObject({ status: "not decidable yet", conditions: [{ withinReach: false }] });
    expect(at(20, 94)).toMatchObject({ status: "not decidable yet", conditions: [{ withinReach: false }] });
  });

  test("misses that are known to be too many make no budget feasible", () => {
    const { verdict } = answerScaleUp(scenarioOf({}, COMPUTE, DRAWS), refutedQuality());
    expect(verdict).toMatchObject({ status: "not feasible", probability: 1, constraints: ["MISS_RATE"] });
    expect(verdict.conditions).toEqual([
      { what: "missRate", comparator: "at most", today: 0.34, required: 0.05, withinReach: false },
    ]);
  });

  test("engineering, hosting and compliance count in the second verdict only", () => {
    const inputs = { engineeringEuro: fixed(6000), budgetEuro: fixed(5000) };
    const { verdict, plans } = answerScaleUp(scenarioOf(inputs, COMPUTE, DRAWS), certifiedQuality());
    expect(verdict).toMatchObject({ status: "feasible", probability: 1 });
    expect(verdict.withOverheads).toEqual({ status: "not feasible", probability: 0, entered: true });
    expect(plans[0].totalEuro.high).toBeLessThan(1000);
    const none = answerScaleUp(scenarioOf({}, COMPUTE, DRAWS), certifiedQuality()).verdict;
    expect(none.withOverheads).toEqual({ status: "feasible", probability: 1, entered: false });
  });

  test("an audit that will find cancers is told, with the miss rate at which it would not", () => {
    const answer = answerScaleUp(
      scenarioOf({}, { ...COMPUTE, maxCancerAmongNormal: 0.0005 }, DRAWS),
      certifiedQuality(),
    );
    expect(planOf(answer, "audited").status).not.toBe("feasible");
    expect(planOf(answer, "audited").contract).toMatchObject({
      ...{ assumption: "RANDOM_SAMPLE", cancerAmongNormalBound: 0.0005 },
    });
    expect(answer.verdict).toMatchObject({ status: "feasible", plan: "automatic" });
  });
});

describe("the simulation", () => {
  test("a log-normal price gives a log-normal total with its exact quantiles, and probability", () => {
    const sigma = 0.4;
    const median = (4e6 * 300) / 1506;
    const quantile = (z: number) => median * Math.exp(sigma * z);
    const answer = answerScaleUp(
      scenarioOf({ pilotBudgetEuro: { kind: "logNormal", median: 300, sigma }, budgetEuro: fixed(quantile(1)) }),
      qualityOf(),
    );
    const { value, low, high } = planOf(answer, "automatic").totalEuro;
    expect(value / quantile(0)).toBeCloseTo(1, 3);
    expect(low / quantile(-1.959964)).toBeCloseTo(1, 3);
    expect(high / quantile(1.959964)).toBeCloseTo(1, 3);
    expect(planOf(answer, "automatic").probabilityWithinBudget).toBeCloseTo(0.8413, 3);
  });

  test("a product of two log-normals has the logarithm's variances added", () => {
    const inputs: Partial<Record<InputId, Distribution>> = {
      ...{ storageMonths: fixed(0), retryShare: fixed(0), predictionsPerSecond: fixed(1e12) },
      imagesPerSecond: { kind: "logNormal", median: 40, sigma: 0.3 },
      machineHourEuro: { kind: "logNormal", median: 0.5, sigma: 0.4 },
    };
    const { value, low, high } = planOf(answerScaleUp(scenarioOf(inputs, COMPUTE), qualityOf()), "automatic").totalEuro;
    const median = ((4e6 / 40) * 0.5) / 3600;
    expect(value / median).toBeCloseTo(1, 1.5);
    expect(Math.log(high / low) / (2 * 1.959964)).toBeCloseTo(0.5, 1.7);
  });

  test("the same scenario gives the same bytes, another seed others", () => {
    const answer = (seed: number) =>
      JSON.stringify(answerScaleUp(scenarioOf({}, COMPUTE, { ...DRAWS, seed }), qualityOf()));
    expect(answer(3)).toBe(answer(3));
    const { missedCancers } = (JSON.parse(answer(4)) as ScaleUpAnswer).verdict;
    expect((JSON.parse(answer(3)) as ScaleUpAnswer).verdict.missedCancers).not.toEqual(missedCancers);
  });

  test("the answer keeps its scenario, and everything in it survives JSON", () => {
    const scenario = scenarioOf({}, { ownPlan: { reviewUndecided: true, auditImages: "planned" } }, DRAWS);
    const answer = answerScaleUp(scenario, qualityOf());
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
    expect(answer.scenario).toEqual(scenario);
    expect(answer.plans.map(({ id }) => id)).toEqual(["automatic", "review", "audited", "own"]);
  });
});

describe("the edges", () => {
  test("a study that measured nothing tells of all cancers that any may be missed", () => {
    const answer = answerScaleUp(scenarioOf({ prevalence: fixed(0.1) }, COMPUTE, DRAWS), nothingMeasured());
    expect(answer.verdict).toMatchObject({
      status: "not decidable yet",
      missedCancers: { low: 0, high: 400_000, level: 1 },
    });
    expect(answer.verdict.conditions).toMatchObject([{ what: "labelledCancers", withinReach: false }]);
    expect(planOf(answer, "automatic").contract).toMatchObject({ missRateUpperBound: null, nCancer: 0 });
    expect(planOf(answer, "automatic").missRate).toMatchObject({ low: 0, high: 1 });
    expect(planOf(answer, "automatic").falseAlarms).toMatchObject({ low: 0, high: 3_600_000 });
    expect(answer.prevalence.filter(({ prevalence }) => prevalence === 0.5)[0].missedCancers.high).toBe(2_000_000);
    expect(answer.frontier).toEqual([]);
  });

  test.each([0, 1])("a prevalence of %d gives clear numbers", (prevalence) => {
    const answer = answerScaleUp(scenarioOf({ prevalence: fixed(prevalence) }, COMPUTE, DRAWS), estimatedQuality());
    const { missedCancers, falseAlarms, missRate } = planOf(answer, "automatic");
    if (prevalence === 0) expect([missedCancers.high, falseAlarms.low > 0]).toEqual([0, true]);
    else expect([falseAlarms.high, missedCancers.low > 0]).toEqual([0, true]);
    expect(missRate.value).toBeGreaterThan(0);
    expect(strangeNumbers(answer)).toEqual([]);
  });

  test("as many images as the pilot are enough to answer, one fewer are not", () => {
    expect(answerScaleUp(scenarioOf({ nImages: fixed(1506) }, {}, DRAWS), qualityOf()).verdict.probability).toBe(1);
    expect(() => answerScaleUp(scenarioOf({ nImages: fixed(1505) }), qualityOf())).toThrow("nImages is 1505");
  });

  test("what the budget pays for is kept just so by the simulation itself", () => {
    const budget = { budgetEuro: fixed(400), machineHourEuro: { kind: "logNormal", median: 0.4, sigma: 0.6 } } as const;
    const choices = { ...COMPUTE, ownPlan: { reviewUndecided: true, auditImages: 150 } };
    const answer = answerScaleUp(scenarioOf(budget, choices, DRAWS), estimatedQuality());
    for (const { id, affordable } of answer.plans) {
      const probabilityAt = (nImages: number) =>
        planOf(
          answerScaleUp(scenarioOf({ ...budget, nImages: fixed(nImages) }, choices, DRAWS), estimatedQuality()),
          id,
        ).probabilityWithinBudget;
      expect(affordable.nImages).toBeGreaterThan(1506);
      expect(probabilityAt(affordable.nImages)).toBeGreaterThanOrEqual(0.9);
      expect(probabilityAt(affordable.nImages + 1)).toBeLessThan(0.9);
    }
  });
});

describe("whatever the scenario", () => {
  const amount = (least: number, most: number) => fc.double({ min: least, max: most, noNaN: true });
  const positive = (least: number, most: number): fc.Arbitrary<Distribution> =>
    fc.oneof(
      amount(least, most).map(fixed),
      fc
        .tuple(amount(least, most), amount(0, 1.5))
        .map(([median, sigma]) => ({ kind: "logNormal" as const, median, sigma })),
      fc
        .tuple(amount(least, most), amount(least, most), amount(least, most))
        .map((values) => values.sort((a, b) => a - b))
        .map(([low, mode, high]) => ({ kind: "triangular" as const, low, mode, high })),
      fc
        .array(amount(least, most), { minLength: 1, maxLength: 8 })
        .map((values) => ({ kind: "draws" as const, values })),
    );
  const share = (most: number): fc.Arbitrary<Distribution> =>
    fc.oneof(
      fc.constantFrom(0, most).map(fixed),
      amount(0, most).map(fixed),
      fc.tuple(amount(0.05, 50), amount(1, 50)).map(([alpha, beta]) => ({ kind: "beta" as const, alpha, beta })),
    );
  const inputs = fc.record({
    nImages: amount(1506, 1e7).map(fixed),
    budgetEuro: positive(0.01, 1e6),
    ...{ pilotBudgetEuro: positive(0.01, 1000), pilotLabels: positive(1, 500) },
    ...{ imagesPerSecond: positive(0.01, 1e4), predictionsPerSecond: positive(0.01, 1e6), retryShare: share(1) },
    ...{ machineHourEuro: positive(0.001, 100), imageBytes: positive(1, 1e7), embeddingValues: positive(1, 5000) },
    ...{ storageGbMonthEuro: positive(1e-4, 1), storageMonths: fc.integer({ min: 0, max: 100 }).map(fixed) },
    ...{ expertSeconds: positive(0.1, 1000), expertHourEuro: positive(1, 500), readerMissRate: share(0.9) },
    ...{ engineeringEuro: fc.constantFrom(0, 100).map(fixed), prevalence: share(1) },
  });
  const choices: fc.Arbitrary<Partial<Choices>> = fc.record({
    reading: fc.constantFrom(...READINGS),
    ...{ maxMissRate: amount(0.001, 0.5), confidence: amount(0.5, 0.99), maxCancerAmongNormal: amount(1e-4, 0.5) },
    ...{ requiredProbability: amount(0.05, 0.99), keepImages: fc.boolean() },
    bytesPerValue: fc.constantFrom(2 as const, 4 as const),
    ownPlan: fc.constantFrom(
      null,
      { reviewUndecided: true, auditImages: 0 },
      { reviewUndecided: true, auditImages: "planned" as const },
      { reviewUndecided: false, auditImages: 1e6 },
    ),
  });
  const quality = fc.constantFrom(
    ...[qualityOf(), certifiedQuality(), estimatedQuality(), refutedQuality(), nothingMeasured()],
    ...[qualityOf({ poolPrevalence: null }), qualityOf({ poolPrevalence: { value: 0, low: 0, high: 0.1 }, nPool: 0 })],
    qualityOf({
      nCancer: 0,
      points: qualityOf().points.map((point) => ({ ...point, cancers: { normal: 0, review: 0, cancer: 0 } })),
    }),
  );
  const few = { nDraws: 200 };

  test("every number is finite, every share in 0..1, every range in order", () => {
    fc.assert(
      fc.property(inputs, choices, quality, (each, chosen, study) => {
        const answer = answerScaleUp(scenarioOf(each, chosen, few), study);
        expect(strangeNumbers(answer)).toEqual([]);
        expect(answer.tornado.length).toBeGreaterThan(0);
        for (const { missedCancers, affordable } of answer.plans) {
          expect(missedCancers.low <= missedCancers.value && missedCancers.value <= missedCancers.high).toBe(true);
          expect(Number.isSafeInteger(affordable.nImages) && affordable.nImages >= 0).toBe(true);
        }
        expect(answer.verdict.status === "feasible").toBe(answer.verdict.conditions.length === 0);
        const { readings, verdict } = answer;
        const read = readings.filter(({ reading }) => reading === answer.scenario.choices.reading)[0];
        expect([read.status, read.plan]).toEqual([verdict.status, verdict.plan]);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  // Prices, sizes and times: more of any costs more. Of throughputs less does.
  const dearer = INPUT_IDS.filter(
    (id) =>
      DOMAINS[id] !== "share" &&
      DOMAINS[id] !== "shareBelowOne" &&
      !["budgetEuro", "pilotImages", "pilotLabels"].includes(id),
  );

  test("a higher price, a lower throughput or more images never lower a cost or raise a probability", () => {
    fc.assert(
      fc.property(
        inputs,
        choices,
        quality,
        fc.constantFrom(...dearer),
        amount(1, 5),
        (each, chosen, study, id, factor) => {
          const before = scenarioOf(each, chosen, few);
          const by = id === "imagesPerSecond" || id === "predictionsPerSecond" ? 1 / factor : factor;
          const after = {
            ...before,
            inputs: before.inputs.map((input) =>
              input.id === id ? { ...input, distribution: scaled(input.distribution, by) } : input,
            ),
          };
          const [now, then] = [before, after].map((scenario) => answerScaleUp(scenario, study));
          now.plans.forEach((plan, i) => {
            const dear = then.plans[i];
            for (const end of ["low", "value", "high"] as const) {
              expect(dear.totalEuro[end]).toBeGreaterThanOrEqual(plan.totalEuro[end] * (1 - 1e-9));
            }
            expect(dear.probabilityWithinBudget).toBeLessThanOrEqual(plan.probabilityWithinBudget);
            if (id !== "nImages") expect(dear.affordable.nImages).toBeLessThanOrEqual(plan.affordable.nImages);
          });
        },
      ),
      { numRuns: 60, seed: 1 },
    );
  });

  test("the tornado's ends are the inputs' 5 % and 95 % quantiles, the widest bar first", () => {
    const scenario = scenarioOf({}, COMPUTE, DRAWS);
    const { tornado } = answerScaleUp(scenario, qualityOf());
    const widths = tornado.map(({ euroAtLow, euroAtHigh }) => Math.abs(euroAtHigh - euroAtLow));
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
    const [first] = tornado;
    expect(first.id).toBe("machineHourEuro");
    const price = scenario.inputs.filter(({ id }) => id === "machineHourEuro")[0].distribution;
    expect([first.low, first.high]).toEqual(quantilesAt(price, [0.05, 0.95]));
  });
});

function scaled(distribution: Distribution, by: number): Distribution {
  switch (distribution.kind) {
    case "fixed":
      return { kind: "fixed", value: distribution.value * by };
    case "logNormal":
      return { ...distribution, median: distribution.median * by };
    case "triangular": {
      const { low, mode, high } = distribution;
      return { kind: "triangular", low: low * by, mode: mode * by, high: high * by };
    }
    case "draws":
      return { kind: "draws", values: distribution.values.map((value) => value * by) };
    case "beta":
      throw new Error("a share has no scale");
  }
}

/** Paths of numbers that are not finite, of negative amounts and of ranges out of order. */
function strangeNumbers(value: unknown, path = ""): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (typeof value !== "object" || value === null) return [];
  const { low, high } = value as { low?: unknown; high?: unknown };
  const found = typeof low === "number" && typeof high === "number" && low > high ? [`${path}: ${low} > ${high}`] : [];
  return [...found, ...Object.entries(value).flatMap(([key, each]) => strangeNumbers(each, `${path}/${key}`))];
}
