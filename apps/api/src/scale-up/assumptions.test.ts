import { betaQuantile } from "@brainscan/ml/metrics/beta-quantile";
import { INPUT_IDS } from "@brainscan/ml/scaleup/scenario";
import { expect, test } from "vitest";
import {
  ALWAYS_MEASURED,
  assumedInput,
  knownAssumptions,
  knownPrices,
  scaleUpAssumptions,
  tellSource,
} from "./assumptions.ts";
import { typicalValue } from "./typical-value.ts";

const { inputs } = knownAssumptions();
const typical = (id: (typeof INPUT_IDS)[number]) => {
  const input = inputs.find((one) => one.id === id);
  return input ? typicalValue(input.distribution) : Number.NaN;
};

test("the file gives the brief's figures: 0.1992 euros an automatic label, 3 an expert label, 0.00125 an image to come", () => {
  expect(typical("pilotBudgetEuro") / typical("pilotImages")).toBeCloseTo(0.1992, 4);
  expect(knownPrices().expertLabelEuro).toBe(3);
  expect(typical("budgetEuro") / typical("nImages")).toBe(0.00125);
});

test("every input stands in it once, in order, or is measured by every study; each says where it comes from", () => {
  expect([...inputs.map(({ id }) => id), ...ALWAYS_MEASURED].sort()).toEqual([...INPUT_IDS].sort());
  for (const input of inputs) {
    expect(input.source.en).not.toBe(input.source.fr);
    if (input.kind === "assumption") expect(input.readOn).toMatch(/^2026-/);
  }
  const missing = { ...knownAssumptions(), inputs: inputs.slice(1) };
  expect(scaleUpAssumptions.safeParse(missing).success).toBe(false);
});

test("what is said of the prevalence's range is its range", () => {
  const input = inputs.find(({ id }) => id === "prevalence");
  if (input?.distribution.kind !== "beta") throw new Error("the prevalence is no beta distribution");
  const { alpha, beta } = input.distribution;
  const percent = (share: number) => 100 * betaQuantile(share, alpha, beta);
  expect(percent(0.05)).toBeCloseTo(0.6, 1);
  expect(percent(0.95)).toBeCloseTo(49, 0);
  expect(input.source.en).toContain("0.6 to 49%");
});

test("a source is told in the reader's language and back, with its links as they are; any other stays as it was written", () => {
  const { provenance } = assumedInput("machineHourEuro");
  if (provenance.kind !== "assumption") throw new Error("the price of a machine is an assumption");
  const french = tellSource(provenance.source, "fr");
  expect(french).toContain("processeurs virtuels");
  expect(french).toContain("l’heure");
  expect(french).toContain("https://gist.github.com/alikhajeh1/6107727c5218382b9cc6af69be562111");
  expect(tellSource(french, "en")).toBe(provenance.source);
  expect(tellSource("our supplier's offer", "fr")).toBe("our supplier's offer");
});
