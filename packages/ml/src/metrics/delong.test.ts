import { describe, expect, test } from "vitest";
import { drawIndex, drawNormal, shuffle } from "../random/draw.ts";
import { createRandom } from "../random/random.ts";
import { deLongInterval, deLongTest } from "./delong.ts";
import { normalCdf } from "./normal-cdf.ts";
import { normalQuantile } from "./normal-quantile.ts";
import { placementValues } from "./placement-values.ts";
import { rocAuc } from "./roc-auc.ts";

const alone = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** Hanley and McNeil's CT ratings (1982, table I): 58 normal and 51 abnormal, from 1 to 5. */
function hanley(): { labels: number[]; scores: number[] } {
  const counts = [
    [33, 6, 6, 11, 2],
    [3, 2, 2, 11, 33],
  ];
  const rows = counts.flatMap((ratings, label) =>
    ratings.flatMap((count, at) => Array.from({ length: count }, () => ({ label, score: at + 1 }))),
  );
  return { labels: rows.map(({ label }) => label), scores: rows.map(({ score }) => score) };
}

/** Families of one to three rows, some of both classes; two scores that agree in part. */
function related(seed: number, nFamilies: number) {
  const random = createRandom(seed, "related");
  const labels: number[] = [];
  const groups: number[] = [];
  const [first, second]: [number[], number[]] = [[], []];
  for (let family = 0; family < nFamilies; family++) {
    const shared = drawNormal(random);
    for (let i = drawIndex(random, 3); i >= 0; i--) {
      const label = (family + drawIndex(random, 5)) % 2;
      labels.push(label);
      groups.push(family);
      first.push(Math.round(2 * (shared + label + drawNormal(random))) / 2);
      second.push(Math.round(2 * (shared + 0.5 * label + drawNormal(random))) / 2);
    }
  }
  return { labels, groups, first, second };
}

const kernel = (above: number, below: number): number => (above > below ? 1 : above === below ? 0.5 : 0);

/** Obuchowski's covariance of two areas (1997, equations 3 to 7), pair by pair. */
function covariance({ labels, groups }: { labels: number[]; groups: number[] }, a: number[], b: number[]): number {
  const of = (label: number) => labels.flatMap((each, row) => (each === label ? [row] : []));
  const [negatives, positives] = [of(0), of(1)];
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const sums = (scores: number[]) => {
    const area = mean(positives.flatMap((i) => negatives.map((j) => kernel(scores[i], scores[j]))));
    const ofFamily = (rows: number[], value: (row: number) => number) =>
      [...new Set(groups)].map((family) =>
        rows.filter((row) => groups[row] === family).reduce((sum, row) => sum + value(row) - area, 0),
      );
    return {
      x: ofFamily(positives, (i) => mean(negatives.map((j) => kernel(scores[i], scores[j])))),
      y: ofFamily(negatives, (j) => mean(positives.map((i) => kernel(scores[i], scores[j])))),
    };
  };
  const [m, n, families] = [positives.length, negatives.length, new Set(groups).size];
  const [withX, withY] = [positives, negatives].map((rows) => new Set(rows.map((row) => groups[row])).size);
  const dot = (u: number[], v: number[]) => u.reduce((sum, value, i) => sum + value * v[i], 0);
  const [first, second] = [sums(a), sums(b)];
  const s10 = (withX / ((withX - 1) * m)) * dot(first.x, second.x);
  const s01 = (withY / ((withY - 1) * n)) * dot(first.y, second.y);
  const s11 = (families / (families - 1)) * (dot(first.x, second.y) + dot(first.y, second.x));
  return s10 / m + s01 / n + s11 / (m * n);
}

describe("placement values", () => {
  test("each is the share of pairs in the right order, counted one by one, ties one half", () => {
    const { labels, first: scores } = related(1, 40);
    const values = placementValues(labels, scores);
    labels.forEach((label, row) => {
      const others = scores.filter((_, other) => labels[other] !== label);
      const right = others.reduce(
        (sum, other) => sum + (label === 1 ? kernel(scores[row], other) : kernel(other, scores[row])),
        0,
      );
      expect(values[row]).toBeCloseTo(right / others.length, 12);
    });
  });
});

describe("DeLong's interval", () => {
  test("on Hanley and McNeil's ratings it is Stata's: area 0.8932, error 0.0307, from 0.83295 to 0.95339", () => {
    const { labels, scores } = hanley();
    const found = deLongInterval(labels, scores, alone(109), { transform: "none" });
    expect(found?.auc.toFixed(4)).toBe("0.8932");
    expect(found?.standardError.toFixed(4)).toBe("0.0307");
    expect(found?.interval.low.toFixed(5)).toBe("0.83295");
    expect(found?.interval.high.toFixed(5)).toBe("0.95339");
  });

  test("over families it is Obuchowski's variance, pair by pair; over single rows that is DeLong's", () => {
    for (const seed of [1, 2, 3]) {
      const drawn = related(seed, 30);
      for (const groups of [drawn.groups, alone(drawn.labels.length)]) {
        const found = deLongInterval(drawn.labels, drawn.first, groups);
        expect(found?.auc).toBeCloseTo(rocAuc(drawn.labels, drawn.first) ?? Number.NaN, 12);
        const wanted = covariance({ labels: drawn.labels, groups }, drawn.first, drawn.first);
        expect((found?.standardError ?? 0) ** 2).toBeCloseTo(wanted, 12);
      }
    }
  });

  test("copies of every row inside its family change nothing; as strangers they would narrow it", () => {
    const { labels, scores } = hanley();
    const [once, twice] = [alone(109), [...alone(109), ...alone(109)]];
    const single = deLongInterval(labels, scores, once)?.standardError ?? 0;
    const double = [
      [...labels, ...labels],
      [...scores, ...scores],
    ] as const;
    expect(deLongInterval(...double, twice)?.standardError).toBeCloseTo(single, 12);
    expect(deLongInterval(...double, alone(218))?.standardError).toBeLessThan(0.75 * single);
  });

  test("the logit interval stays inside 0..1 and holds the area", () => {
    const labels = [0, 0, 0, 0, 1, 1, 1, 1];
    const { interval, auc } = deLongInterval(labels, [1, 2, 3, 5, 4, 6, 7, 8], alone(8)) ?? {};
    expect(interval?.high).toBeLessThan(1);
    expect(interval?.low).toBeLessThan(auc ?? 0);
    expect(interval?.high).toBeGreaterThan(auc ?? 1);
  });

  test("one class, one family of a class, or separate classes have none: null, never NaN", () => {
    expect(deLongInterval([1, 1], [1, 2], [0, 1])).toBeNull();
    expect(deLongInterval([], [], [])).toBeNull();
    expect(deLongInterval([0, 0, 1, 1], [1, 3, 2, 4], [0, 1, 2, 2])).toBeNull();
    expect(deLongInterval([0, 0, 1, 1], [1, 2, 3, 4], alone(4))).toBeNull();
    expect(() => deLongInterval([0, 1], [1, 2], [0])).toThrow("groups has 1");
  });
});

describe("DeLong's test of two correlated areas", () => {
  test("the variance of the difference is that of each less twice their covariance, over families", () => {
    const drawn = related(5, 40);
    const { labels, first, second, groups } = drawn;
    const found = deLongTest(labels, first, second, groups);
    const variance =
      covariance(drawn, first, first) + covariance(drawn, second, second) - 2 * covariance(drawn, first, second);
    const difference = (rocAuc(labels, first) ?? 0) - (rocAuc(labels, second) ?? 0);
    expect(found?.difference).toBeCloseTo(difference, 12);
    expect((found?.standardError ?? 0) ** 2).toBeCloseTo(variance, 12);
    expect(found?.pValue).toBeCloseTo(2 * normalCdf(-Math.abs(difference) / Math.sqrt(variance)), 12);
    expect(deLongTest(labels, second, first, groups)?.z).toBeCloseTo(-(found?.z ?? 0), 12);
  });

  test("a score against itself, or against one of the same order, cannot be told apart: p-value 1", () => {
    const { labels, scores } = hanley();
    const same = deLongTest(
      labels,
      scores,
      scores.map((score) => 2 ** score),
      alone(109),
    );
    expect(same).toMatchObject({ difference: 0, pValue: 1, interval: null });
  });

  test("under equal areas it rejects at its level, within Monte-Carlo error", () => {
    const random = createRandom(7, "null");
    const labels = shuffle(
      Array.from({ length: 120 }, (_, i) => i % 2),
      random,
    );
    const replicates = 1500;
    let rejected = 0;
    for (let replicate = 0; replicate < replicates; replicate++) {
      const shared = labels.map((label) => label + drawNormal(random));
      const [first, second] = [0, 1].map(() => shared.map((value) => value + drawNormal(random)));
      if ((deLongTest(labels, first, second, alone(120))?.pValue ?? 1) < 0.05) rejected++;
    }
    // A point for the normal approximation at 60 a class, three deviations for the replicates.
    const allowed = 0.01 + 3 * Math.sqrt((0.05 * 0.95) / replicates);
    expect(Math.abs(rejected / replicates - 0.05)).toBeLessThan(allowed);
  });
});

test.each([0.6, 0.75, 0.9, 0.95])(
  "at 100 a class and an area of %d DeLong covers within 2 points of its level",
  (auc) => {
    const random = createRandom(11, "coverage", auc);
    // Two normals of deviation 1 this far apart have that area.
    const gap = Math.SQRT2 * normalQuantile(auc);
    const labels = Array.from({ length: 200 }, (_, i) => i % 2);
    const replicates = 2000;
    let covered = 0;
    for (let replicate = 0; replicate < replicates; replicate++) {
      const scores = labels.map((label) => gap * label + drawNormal(random));
      const { low, high } = deLongInterval(labels, scores, alone(200))?.interval ?? { low: 1, high: 0 };
      if (low <= auc && auc <= high) covered++;
    }
    const allowed = 0.02 + 2 * Math.sqrt((0.05 * 0.95) / replicates);
    expect(Math.abs(covered / replicates - 0.95)).toBeLessThan(allowed);
  },
);
