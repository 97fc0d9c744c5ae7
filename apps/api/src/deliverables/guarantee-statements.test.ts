import { expect, test } from "vitest";
import type { Language } from "../messages/message.ts";
import { assessedFixture } from "./guarantee.fixture.ts";
import { guaranteeStatements } from "./guarantee-statements.ts";

const tell = (wanted: Parameters<typeof assessedFixture>[0], language: Language = "en") =>
  guaranteeStatements(assessedFixture(wanted).section, language)
    .join("\n")
    .replaceAll(/[\u00a0\u202f]/g, " ");

const CERTIFIED = { audit: { labels: 120, cancers: 80, contract: 1 } };
const ESTIMATED = { cancers: 80 };

test("the words of one status are never those of another", () => {
  const [certified, estimated, open] = [tell(CERTIFIED), tell(ESTIMATED), tell({})].map((told) => told.split("\n")[0]);
  expect(certified).toMatch(/^Certified/);
  expect(certified).not.toMatch(/estimated|not decidable|not a guarantee/i);
  expect(estimated).toMatch(/^Estimated, not a guarantee/);
  expect(estimated).not.toMatch(/certif|not decidable/i);
  expect(open).toMatch(/^Not decidable/);
  expect(open).not.toMatch(/certif|estimated/i);
  expect(tell(CERTIFIED, "fr")).toMatch(/^Certifié /);
  expect(tell(ESTIMATED, "fr")).toMatch(/^Estimé, pas une garantie /);
  expect(tell({}, "fr")).toMatch(/^Non décidable /);
});

test("a certificate is told with alpha, its confidence, the labels it rests on and its contract", () => {
  expect(tell(CERTIFIED)).toContain(
    "at most 5% of the labelled cancers are decided normal, at confidence 95%, by 120 labels drawn at random from the pool, of which 80 cancers, 0 of them missed",
  );
  expect(tell(CERTIFIED)).toContain(
    "This is contract 1: of the risk of 5% for all models together, this one may spend 3.8%",
  );
  expect(tell({ audit: { labels: 200, cancers: 120, contract: 2 } })).toContain("contract 2");
});

test("what is not decidable shows its arithmetic: 50 cancers, 5.8 %, 59 needed, and the random labels that decide", () => {
  const told = tell({ cancers: 50, prevalence: { value: 0.5, low: 0.4, high: 0.6 } });
  expect(told).toContain("no missed cancer among 50 bounds the miss rate by 5.8% only, at confidence 95%; 5% needs 59");
  // 73 cancers at a share of 0.5, 0.6 and 0.4.
  expect(told).toContain("takes 73 cancers drawn at random from the pool");
  expect(told).toContain("about 146 further random labels at the estimated share of cancers; 122 to 183 at the ends");
  expect(told).toContain("more than the pool holds (79)");
  const french = tell({ cancers: 50, prevalence: { value: 0.5, low: 0.4, high: 0.6 } }, "fr");
  expect(french).toContain("aucun cancer manqué sur 50 ne borne le taux de cancers manqués qu’à 5,8 %");
  expect(french).toContain("environ 146 étiquettes de plus, tirées au hasard");
});

test("a bound that is not met never reads like the one asked for", () => {
  // 1 - 0.05^(1/58) is 5.03 %.
  expect(tell({ cancers: 58 })).toContain("among 58 bounds the miss rate by 5.03% only");
});

test("labels needed are not guessed where the share of cancers is not known", () => {
  expect(tell({ prevalence: null })).toContain("is not known, since the share of cancers in the pool is not");
});

test("cancer among the images decided normal is told with the prevalence that it moves with, and only when some are", () => {
  const told = tell(ESTIMATED);
  expect(told).toContain("moves with how common cancers are: it takes them for 37.1% of the pool (24% to 51.2%)");
  expect(tell({})).not.toContain("Of the images decided normal");
});

test("the stricter limit is told beside, with its own status", () => {
  expect(tell(ESTIMATED)).toContain("At a stricter 1%: not decidable; it needs 299 labelled cancers");
  expect(tell({ cancers: 310 })).toContain("At a stricter 1%: estimated, not a guarantee.");
});

test("no sentence of any status holds a number that the section does not, a confidence being 1 - delta", () => {
  for (const wanted of [CERTIFIED, ESTIMATED, {}]) {
    const { section } = assessedFixture(wanted);
    const known = new Set<string>();
    const visit = (part: unknown): void => {
      if (typeof part === "number")
        for (const text of [String(part), ...[1, 2].map((digits) => String(Number((100 * part).toFixed(digits))))])
          known.add(text);
      else if (part !== null && typeof part === "object") Object.values(part).forEach(visit);
    };
    visit([section, 1 - section.delta]);
    for (const language of ["en", "fr"] as const) {
      const said = tell(wanted, language).match(/\d+(?:[.,]\d+)?/g) ?? [];
      expect(said.length).toBeGreaterThan(8);
      expect(said.map((number) => number.replace(",", ".")).filter((number) => !known.has(number))).toEqual([]);
    }
  }
});
