import { type MissStatus, VERDICT_STATUSES, type Verdict } from "@brainscan/ml/scaleup/answer";
import { expect, test } from "vitest";
import { LANGUAGES } from "../messages/message.ts";
import { createQuoter } from "./kit/quoter.ts";
import type { ScaleUpFindings } from "./report/scale-up-section.ts";
import type { Report } from "./report.ts";
import { scaleUpFindings } from "./scale-up.fixture.ts";
import { scaleUpStatements, statementsOfScaleUp } from "./scale-up-statements.ts";

function withVerdict(changes: Partial<Verdict>): ScaleUpFindings {
  const { answer, ...found } = scaleUpFindings();
  return { ...found, answer: { ...answer, verdict: { ...answer.verdict, ...changes } } };
}

function withContract(changes: { status: MissStatus; missRateUpperBound?: number | null }): ScaleUpFindings {
  const { answer, ...found } = scaleUpFindings();
  const plans = answer.plans.map((plan) => ({ ...plan, contract: { ...plan.contract, ...changes } }));
  return { ...found, answer: { ...answer, plans } };
}

const STEPS = [
  ...["READ_RANDOM_LABELS", "LABEL_CANCERS", "AGREE_PRICE", "REDUCE_IMAGES", "AUDIT_NORMALS", "MEASURE_SPEED"],
] as NonNullable<Verdict["nextStep"]>["code"][];

const VARIANTS: ScaleUpFindings[] = [
  ...VERDICT_STATUSES.map((status) => withVerdict({ status })),
  ...STEPS.map((code) => withVerdict({ nextStep: { code, euro: 281, amount: 94 } })),
  ...(["certified", "estimated", "not decidable", "refuted"] as const).map((status) => withContract({ status })),
  withContract({ status: "not decidable", missRateUpperBound: null }),
  withVerdict({ status: "feasible", plan: "audited", constraints: [], conditions: [], nextStep: null }),
  withVerdict({ withOverheads: { status: "not feasible", probability: 0.25, entered: true } }),
];

test("every number in every sentence was quoted from the report, whatever the verdict", () => {
  for (const scaleUp of VARIANTS)
    for (const language of LANGUAGES) {
      const quoter = createQuoter({ scaleUp } as Pick<Report, "scaleUp"> as Report, language);
      const sentences = scaleUpStatements(quoter);
      expect(sentences.length).toBeGreaterThanOrEqual(5);
      const texts = quoter
        .quotes()
        .map(({ text }) => text)
        .sort((a, b) => b.length - a.length);
      for (const sentence of sentences) {
        const wordsOnly = texts.reduce((rest, text) => rest.replaceAll(text, ""), sentence);
        expect(wordsOnly).not.toMatch(/\d/);
        expect(sentence).not.toMatch(/undefined|NaN|null|\?|'/);
        if (language === "fr") expect(sentence).not.toMatch(/[^\u00a0\u202f\d][:;](\s|$)/);
      }
    }
});

test("feasible is never said without the range of its misses, right after the cost", () => {
  const [verdict, cost, misses] = statementsOfScaleUp(withVerdict({ status: "feasible" }), "en");
  expect(verdict).toBe("Larger set: yes, €5,000 can label 4,000,000 images.");
  expect(cost).toContain("the probability of staying within €5,000 is 0%");
  expect(misses).toContain("7,300 cancers (300 to 91,000 in 90% of simulated cases)");
});

test("each verdict begins with its own words, in both languages", () => {
  for (const language of LANGUAGES) {
    const first = VERDICT_STATUSES.map((status) => statementsOfScaleUp(withVerdict({ status }), language)[0]);
    expect(new Set(first).size).toBe(VERDICT_STATUSES.length);
    expect(first[0]).toMatch(language === "en" ? /yes, €/ : /oui, 5/);
    expect(first[2]).toMatch(language === "en" ? /no, €/ : /non, 5/);
  }
});

test("a condition tells what is required beside today, and says when it is out of reach", () => {
  const told = statementsOfScaleUp(scaleUpFindings(), "en").join(" ");
  expect(told).toContain("price of an automatic label, at most €0.00125 (today €0.199, out of reach)");
  expect(told).toContain("labelled cancers drawn at random, at least 59 (today 22)");
  expect(statementsOfScaleUp(scaleUpFindings(), "fr").join(" ")).toContain("au moins 59 (aujourd’hui 22)");
});

test("what the money buys is told with its misses, unless it buys all or nothing", () => {
  const { answer, ...found } = scaleUpFindings();
  const plans = answer.plans.map((plan) => ({ ...plan, affordable: { ...plan.affordable, nImages: 0 } }));
  const said = (scaleUp: ScaleUpFindings) => statementsOfScaleUp(scaleUp, "en").join(" ");
  expect(said(scaleUpFindings())).toContain("25,100 images, missing 45 cancers (2 to 570");
  expect(said({ ...found, answer: { ...answer, plans } })).toContain("€5,000 buy no image by this plan.");
  expect(said(withVerdict({ status: "feasible" }))).not.toContain("do buy");
});

test("a report without an answer says nothing of it", () => {
  expect(scaleUpStatements(createQuoter({ scaleUp: null } as Pick<Report, "scaleUp"> as Report, "en"))).toEqual([]);
});
