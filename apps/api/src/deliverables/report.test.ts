import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { layersCompared } from "../checks/gather/layers-compared.ts";
import { recallAtTarget } from "../checks/gather/recall-at-target.ts";
import { assessedFixture } from "./guarantee.fixture.ts";
import { reportFindings } from "./report.fixture.ts";
import { reportJsonSchema, reportSchema } from "./report.ts";
import { scaleUpFindings } from "./scale-up.fixture.ts";
import { tellReport } from "./tell-report.ts";

function validator() {
  // `format` is not checked: the pattern beside it says the same.
  return new Ajv2020({ strict: true, allErrors: true, validateFormats: false, allowUnionTypes: true }).compile(
    reportJsonSchema(),
  );
}

// Run vitest with -u to write it anew after the schema has changed.
test("the published schema is the one that the code makes", async () => {
  const text = `${JSON.stringify(reportJsonSchema(), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot("../../../../docs/report.schema.json");
});

test("a report validates against the published schema, its answer for a larger set among the rest", () => {
  const validate = validator();
  const report = tellReport(reportFindings(), "en");
  expect(validate(JSON.parse(JSON.stringify(report))), JSON.stringify(validate.errors)).toBe(true);
  expect(report.scaleUp).toEqual(scaleUpFindings());
  expect(validate({ ...report, scaleUp: null })).toBe(true);
  expect(validate({ ...report, scaleUp: { ...report.scaleUp, verdict: "yes" } })).toBe(false);
});

test("a report of before prevalence was estimated is still one", () => {
  const { prevalence: _, ...before } = reportFindings();
  for (const findings of [before, { ...before, prevalence: null }]) {
    const report = tellReport(findings, "en");
    expect(validator()(JSON.parse(JSON.stringify(report)))).toBe(true);
    expect(report.statements.join()).not.toContain("labelled-cancer-like");
  }
});

test("a figure without its n, a misspelt property and an unknown top-level name are refused by schema and code alike", () => {
  const validate = validator();
  const report = tellReport(reportFindings(), "en");
  const [embedding] = report.embeddings;
  const broken: unknown[] = [
    { ...report, champion: { ...report.champion, figure: { id: "rocAuc", value: 1, interval: null } } },
    { ...report, embeddings: [{ ...embedding, dims: 512 }] },
    { ...report, conclusion: "fine" },
    { ...report, prevalence: { ...report.prevalence, scores: [0.5] } },
    { ...report, schemaVersion: "0.9" },
  ];
  for (const candidate of broken) {
    expect(validate(candidate)).toBe(false);
    expect(reportSchema.safeParse(candidate).success).toBe(false);
  }
});

test("the guarantee is read by these names, all of them always there, in each of its statuses", () => {
  const audited = { audit: { labels: 120, cancers: 80 } };
  const sections = [{}, { cancers: 80 }, audited, { prevalence: null }].map(
    (wanted) => assessedFixture(wanted).section,
  );
  expect(sections.map(({ status }) => status)).toEqual(["not decidable", "estimated", "certified", "not decidable"]);
  for (const guarantee of sections) {
    const report = { ...tellReport({ ...reportFindings(), guarantee }, "en") };
    expect(validator()(JSON.parse(JSON.stringify(report)))).toBe(true);
    const told = JSON.parse(JSON.stringify(report.guarantee));
    for (const name of ["status", "alpha", "delta", "automationRate", "missRate", "missRateUpperBound", "labelsNeeded"])
      expect(told).toHaveProperty(name);
  }
});

test("a check goes by a fixed id and one of four statuses, and carries value, threshold, n and evidence", () => {
  const validate = validator();
  const report = tellReport({ ...reportFindings(), checks: [recallAtTarget(null), layersCompared([])] }, "en");
  expect(validate(JSON.parse(JSON.stringify(report))), JSON.stringify(validate.errors)).toBe(true);
  const [check] = report.checks ?? [];
  for (const name of ["id", "status", "value", "threshold", "n", "evidence"]) expect(check).toHaveProperty(name);
  for (const wrong of [
    { ...check, id: "luck" },
    { ...check, status: "passed" },
    { ...check, threshold: null },
  ])
    expect(validate({ ...report, checks: [wrong] })).toBe(false);
});

test("a study without a classifier has no guarantee, and one without a figure is none", () => {
  const validate = validator();
  const report = tellReport(reportFindings(), "en");
  expect(validate({ ...report, guarantee: null })).toBe(true);
  const { labelsNeeded: _, ...incomplete } = assessedFixture().section;
  expect(validate({ ...report, guarantee: incomplete })).toBe(false);
});

test("telling a told report again in another language changes its words and no figure", () => {
  const findings = reportFindings();
  const english = tellReport(findings, "en");
  const french = tellReport(english, "fr");
  expect(french).toEqual(tellReport(findings, "fr"));
  expect(french.statements).not.toEqual(english.statements);
  const wordless = ({ language: _, statements: __, limits: ___, prevalence, ...figures }: typeof english) => ({
    ...figures,
    prevalence: { ...prevalence, findings: prevalence?.findings.map(({ code, params }) => ({ code, params })) },
  });
  expect(wordless(french)).toEqual(wordless(english));
});
