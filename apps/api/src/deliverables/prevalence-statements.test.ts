import { expect, test } from "vitest";
import { prevalenceFindings } from "./prevalence.fixture.ts";
import { prevalenceStatements } from "./prevalence-statements.ts";

type Prevalence = ReturnType<typeof prevalenceFindings>;

function tell(change: (prevalence: Prevalence) => void = () => undefined, language: "en" | "fr" = "en"): string {
  const prevalence = prevalenceFindings();
  change(prevalence);
  return prevalenceStatements(prevalence, language).join("\n");
}

test("the preferred estimate is told with its interval, n and the labelled share, as estimated", () => {
  expect(tell()).toContain(
    "an estimated 37% of labelled-cancer-like ones (95% interval 24% to 51%; n = 41 labelled, 79 unlabelled), against 54% of the labelled ones.",
  );
  expect(tell(undefined, "fr")).toContain("estimée à 37");
  expect(tell(undefined, "fr")).toContain("79 sans étiquette), contre 54");
});

test("what the interval leaves out is said once, and only of an interval", () => {
  expect(tell().match(/leaves out/g)).toHaveLength(1);
  const without = tell(({ estimates }) => {
    estimates[0].interval = null;
  });
  expect(without).toContain("no interval: too few independent images");
  expect(without).not.toContain("leaves out");
});

test("an assumption that the test speaks against takes the estimate back, a plausible one is not called proven", () => {
  expect(tell()).toContain("does not prove it");
  const refuted = tell(({ labelShift }) => {
    labelShift!.verdict = "REFUTED";
  });
  expect(refuted).toContain("do not rely on it");
});

test("without an estimate nothing is claimed: why, and what is needed", () => {
  const undecided = (change: (prevalence: Prevalence) => void) =>
    tell((prevalence) => {
      Object.assign(prevalence, { preferred: null, labelShift: null });
      change(prevalence);
    });
  const refusedFor = (reason: "NOT_INFORMATIVE" | "UNCALIBRATED" | "ONE_CLASS") =>
    undecided(({ estimates }) => {
      for (const estimate of estimates) Object.assign(estimate, { value: null, reason });
    });
  expect(refusedFor("NOT_INFORMATIVE")).toContain("not decidable: the scores of labelled cancers are no higher");
  expect(refusedFor("UNCALIBRATED")).toContain("not decidable: the scores are not probabilities");
  expect(refusedFor("ONE_CLASS")).toContain("are of one class. Label more of both");
  const none = (nPool: number) =>
    undecided((prevalence) => {
      Object.assign(prevalence, { estimates: [], counts: { ...prevalence.counts, nPool } });
    });
  expect(none(79)).toContain("not decidable: too few distinct images of each class");
  expect(none(0)).toContain("not decidable: every image carries a label");
  expect(refusedFor("NOT_INFORMATIVE")).not.toMatch(/\d/);
});

test("a share that is almost none is not rounded to none", () => {
  const few = tell(({ estimates }) => {
    Object.assign(estimates[0], { value: 0.004 });
  });
  expect(few).toContain("an estimated 0.4%");
});
