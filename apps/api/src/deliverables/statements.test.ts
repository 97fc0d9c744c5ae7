import { expect, test } from "vitest";
import { LANGUAGES } from "../messages/message.ts";
import { reportFindings } from "./report.fixture.ts";
import { statementsOf } from "./statements.ts";
import { type ReportFindings, tellReport } from "./tell-report.ts";

/** Every number anywhere in a value, as each language would print it: whole, to two or three decimals, or as a percentage. */
function printedNumbers(value: unknown): Set<string> {
  const printed = new Set<string>();
  const visit = (part: unknown): void => {
    if (typeof part === "number")
      for (const text of [
        String(part),
        Math.abs(part).toFixed(2),
        Math.abs(part).toFixed(3),
        String(Math.round(part * 1000) / 10),
        String(Math.round(part * 100)),
      ])
        printed.add(text);
    else if (part !== null && typeof part === "object") Object.values(part).forEach(visit);
  };
  visit(value);
  return printed;
}

function numbersIn(sentence: string): string[] {
  // Names of layers and backbones carry digits that are no figures.
  const text = sentence.replaceAll(/layer3|tiny-net/g, "");
  return (text.match(/\d+(?:[.,]\d+)?/g) ?? []).map((number) => number.replace(",", "."));
}

function tell(change: (findings: ReportFindings) => void, language: "en" | "fr" = "en"): string {
  const findings = reportFindings();
  findings.limits = [];
  change(findings);
  return tellReport(findings, language).statements.join("\n");
}

test("no sentence holds a number that the report does not", () => {
  for (const language of LANGUAGES) {
    // What the answer on a larger set prints is held to its own promise.
    const report = tellReport({ ...reportFindings(), scaleUp: null, limits: [] }, language);
    const { unlabelledDistinct } = report.predictions;
    const decided = unlabelledDistinct.normal + unlabelledDistinct.cancer;
    const { delta } = report.guarantee ?? { delta: 0 };
    const known = printedNumbers([report, decided, decided + unlabelledDistinct.review, 1 - delta]);
    const said = statementsOf(report, language).flatMap(numbersIn);
    expect(said.length).toBeGreaterThan(15);
    expect(said.filter((number) => !known.has(number))).toEqual([]);
  }
});

test("the champion is told with its figure, interval, n and the bias of having been chosen", () => {
  const english = tell(() => undefined);
  expect(english).toContain(
    "The champion is logistic regression on the avgpool features of tiny-net: ROC AUC 0.931 (95% interval 0.842 to 0.982; n = 41 labelled images, 5 × 5 folds grouped by exact and near duplicates).",
  );
  expect(english).toContain("It is the best of 2 experiments on these same folds");
  expect(tell(() => undefined, "fr")).toContain(
    "vaut 0,931 (intervalle à 95\u00a0% de 0,842 à 0,982 ; n = 41 images étiquetées",
  );
});

test("a mean over some of the folds says how many", () => {
  const some = (language: "en" | "fr") =>
    tell(({ champion }) => {
      champion!.figure = { ...champion!.figure, n: 26, nFolds: 23 };
    }, language);
  expect(some("en")).toContain("n = 26 labelled images, 23 of 5 × 5 folds grouped by exact and near duplicates");
  expect(some("fr")).toContain("n = 26 images étiquetées, 23 sur 5 × 5 plis groupés par doublons exacts et proches");
});

test("contradictory labels are told, so that the labelled images add up", () => {
  const told = (language: "en" | "fr", conflictingLabels: number) =>
    tell(({ dataset }) => {
      Object.assign(dataset.counts, {
        normal: 23,
        cancer: 25,
        labelledDistinct: 48 + conflictingLabels,
        conflictingLabels,
      });
    }, language);
  expect(told("en", 2)).toContain("50 distinct images carry a label (23 normal, 25 cancer, 2 contradictory).");
  expect(told("fr", 1)).toContain("(23 normal, 25 cancer, 1 contradictoire).");
  expect(told("en", 0)).toContain("(23 normal, 25 cancer).");
});

test("a study that looked at a sample says of how many, what speaks of them alone, and which methods could not be chosen", () => {
  const sampled = (language: "en" | "fr", notEligible: string[]) =>
    tell(({ dataset, champion }) => {
      dataset.sample = { n: 20_000, of: 980_412 };
      champion!.notEligible = notEligible;
    }, language);
  const en = sampled("en", ["e2", "e3"]);
  expect(en).toContain("Of 980,412 distinct images without a label 20,000, drawn at random, were looked at");
  expect(en).toContain("Predictions and their counts are of all images.");
  expect(en).toContain("2 experiments were compared with it and could not be chosen");
  const fr = sampled("fr", ["e2"]);
  expect(fr).toMatch(/Sur 980.412 images distinctes sans étiquette, 20.000 ont été examinées, tirées au hasard/);
  expect(fr).toContain("1 essai lui a été comparé et ne pouvait être retenu");
  for (const whole of [tell(() => undefined, "en"), tell(() => undefined, "fr")])
    expect(whole).not.toMatch(/at random, were looked at|ont été examinées/);
});

test("French counts none and one in the singular, English one alone", () => {
  const few = (language: "en" | "fr") =>
    tell(({ dataset, predictions, champion, embeddings }) => {
      Object.assign(dataset.counts, { images: 1, distinct: 1, labelledDistinct: 0 });
      predictions.unlabelledDistinct = { normal: 1, cancer: 0, review: 0 };
      champion!.figure.n = 1;
      for (const embedding of embeddings) embedding.imagesSeen = 1;
    }, language);
  for (const said of [
    "1 image, dont 1 distincte ; 0 image distincte porte",
    "a vu 1 image sur 1, sans étiquettes : sur elle,",
    "n = 1 image étiquetée,",
    "Sur 1 image distincte sans étiquette, 1 est décidée",
    "0 est renvoyée",
  ])
    expect(few("fr")).toContain(said);
  for (const said of [
    "1 image, 1 of them distinct; 0 distinct images carry",
    "1 of 1 image, without labels: on it every",
    "1 is decided",
    "0 go to a human",
  ])
    expect(few("en")).toContain(said);
});

test("one kind of apostrophe is printed", () => {
  for (const language of LANGUAGES) {
    const findings = reportFindings();
    findings.limits = [{ code: "NEAR_DUPLICATES_UNKNOWN" }];
    expect(tellReport(findings, language).statements.join()).not.toContain("'");
  }
});

test("near duplicates that may sit on both sides of a fold are told", () => {
  const told = (language: "en" | "fr") =>
    tell((findings) => {
      findings.limits = [{ code: "NEAR_DUPLICATES_UNKNOWN" }];
    }, language);
  expect(told("en")).toContain("may sit on both sides of a fold");
  expect(told("fr")).toContain("des deux côtés d’un pli");
});

test("a figure without interval or value is told with its reason", () => {
  const noInterval = tell(({ champion }) => {
    champion!.figure = { id: "rocAuc", value: 1, n: 41, interval: null, reason: "NO_SPREAD" };
  });
  expect(noInterval).toContain(
    "ROC AUC 1.000 (no interval: every fold or resample gives the same value; n = 41 labelled images",
  );
  const noValue = tell(({ champion }) => {
    champion!.figure = { id: "rocAuc", value: null, n: 0, interval: null, reason: "ONE_CLASS" };
  });
  expect(noValue).toContain("its ROC AUC cannot be given: the scored labels are all of one class");
});

test("without a bound on the miss rate the arithmetic is told, no image is decided normal and clear cancers are", () => {
  const english = tell(() => undefined);
  expect(english).toContain(
    "Of 79 distinct images without a label, 27 are decided (0 normal, 27 cancer) and 52 go to a human for review.",
  );
  expect(english).toContain("Not decidable: no missed cancer among 22 bounds the miss rate by 12.7% only");
  expect(english).toContain("No image is decided normal.\nClear cancers still are decided cancer");
  const french = tell(() => undefined, "fr");
  expect(french).toContain("Non décidable");
  expect(french).toContain("Les cancers nets restent décidés cancer");
  const noNormals = tell(({ predictions }) => {
    Object.assign(predictions.rule!, { normalUpTo: null, nNormal: 4 });
  });
  expect(noNormals).toContain("Nor is any decided cancer: 4 images labelled normal are too few");
  expect(noNormals).not.toContain("Clear cancers");
});

test("no classifier and nothing to decide each say so, and claim no decision", () => {
  const without = (language: "en" | "fr", cancer: number) =>
    tell((findings) => {
      findings.champion = null;
      findings.experiments = [];
      findings.guarantee = null;
      findings.predictions.rule = null;
      findings.dataset.counts.cancer = cancer;
    }, language);
  const noChampion = without("en", 22);
  expect(noChampion).toContain("No classifier could be measured");
  expect(noChampion).toContain("79 unlabelled images go to a human");
  expect(noChampion).not.toContain("decided (");
  expect(without("en", 0)).toContain("No classifier could be trained");
  expect(without("fr", 0)).toContain("Aucun classifieur n’a pu être entraîné");
  const nothing = tell(({ predictions }) => {
    predictions.unlabelledDistinct = { normal: 0, cancer: 0, review: 0 };
  });
  expect(nothing).toContain("there is nothing to decide");
});

test("demonstration data and a backbone that has seen the images are told, and only then", () => {
  expect(tell(() => undefined)).not.toContain("Synthetic demonstration data");
  expect(tell(() => undefined)).toContain("tiny-net has seen 118 of 131 images, without labels");
  const demo = (language: "en" | "fr") =>
    tell((findings) => {
      findings.dataset.synthetic = true;
      for (const embedding of findings.embeddings)
        Object.assign(embedding, { backboneHasSeenImages: false, imagesSeen: 0 });
    }, language);
  expect(demo("en")).toContain("Synthetic demonstration data");
  expect(demo("fr")).toContain("Données de démonstration synthétiques");
  expect(demo("en")).not.toContain("has seen");
});
