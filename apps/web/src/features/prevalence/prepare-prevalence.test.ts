import { expect, test } from "vitest";
import { preparePrevalence } from "./prepare-prevalence.ts";

type Prevalence = Parameters<typeof preparePrevalence>[0];

const estimate = (
  id: string,
  value: number | null,
  interval: [number, number] | null,
): Prevalence["estimates"][number] => ({
  method: { id, name: `the ${id}` },
  value,
  interval: interval && { low: interval[0], high: interval[1], level: 0.95, method: "group-bootstrap" },
  refusal: value === null ? { message: "the scores tell nothing" } : null,
});

const prevalence = (estimates: Prevalence["estimates"], more: Partial<Prevalence> = {}): Prevalence => ({
  scorer: { id: "logisticRegression", name: "Logistic regression" },
  layer: "AVGPOOL",
  nNormal: 49,
  nCancer: 50,
  nPool: 1311,
  labelledShare: 50 / 99,
  preferred: "em",
  statements: [],
  findings: [],
  estimates,
  ...more,
});

test("estimates stand on one axis from 0 to 1, where a share is its own position, the preferred one first", () => {
  const { rows, domain, preferred, level } = preparePrevalence(
    prevalence([estimate("bbse", 0.4, [0.3, 0.5]), estimate("em", 0.37, [0.24, 0.51])]),
  );
  expect(rows.map(({ id }) => id)).toEqual(["em", "bbse"]);
  expect(preferred?.bar).toMatchObject({ drawn: true, position: { value: 0.37, low: 0.24, high: 0.51 } });
  expect(domain).toMatchObject({ low: 0, high: 1, reference: 50 / 99 });
  expect(level).toBe(0.95);
});

test("an estimator without a value is a row with its reason, never a point at zero", () => {
  const [row] = preparePrevalence(prevalence([estimate("em", null, null)], { preferred: null })).rows;
  expect(row).toMatchObject({ value: null, refusal: "the scores tell nothing", bar: { drawn: false } });
});

test("an estimate without an interval keeps its value and is not drawn", () => {
  const { rows, level } = preparePrevalence(prevalence([estimate("em", 0.2, null)]));
  expect(rows[0]).toMatchObject({ value: 0.2, interval: null, bar: { drawn: false } });
  expect(level).toBeNull();
});

test("an estimate of exactly none is a point at zero, not a missing one", () => {
  const [row] = preparePrevalence(prevalence([estimate("em", 0, [0, 0.1])])).rows;
  expect(row).toMatchObject({ value: 0, bar: { drawn: true, position: { value: 0, low: 0, high: 0.1 } } });
});

test("without a label there is no line to compare with, and nothing is preferred", () => {
  const none = { labelledShare: null, preferred: null, nNormal: 0, nCancer: 0 };
  const { labelled, domain, preferred, nLabelled } = preparePrevalence(prevalence([], none));
  expect({ labelled, reference: domain.reference, preferred, nLabelled }).toEqual({
    labelled: null,
    reference: null,
    preferred: null,
    nLabelled: 0,
  });
});
