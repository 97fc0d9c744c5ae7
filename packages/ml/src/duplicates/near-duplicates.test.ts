import { describe, expect, test } from "vitest";
import { type Matrix, matrixFromRows, takeRows } from "../matrix/matrix.ts";
import { drawNormal } from "../random/draw.ts";
import { createRandom, type Random } from "../random/random.ts";
import { featureDistance } from "./feature-distance.ts";
import { findNearDuplicates, type NearDuplicateInput } from "./find-near-duplicates.ts";
import { hashDistance } from "./hash-distance.ts";

const D = 12;

type Picture = { bits: boolean[]; vector: number[] };

/** A picture's hash and embedding, drawn at random. */
function draw(random: Random): Picture {
  return {
    bits: Array.from({ length: 64 }, () => random() < 0.5),
    vector: Array.from({ length: D }, () => drawNormal(random)),
  };
}

/** The same picture again: some bits turned, the embedding moved by about so much. */
function copyOf({ bits, vector }: Picture, random: Random, nBits = 3, moved = 0.02): Picture {
  const turned = [...bits];
  for (let k = 0; k < nBits; k++) turned[Math.floor(64 * random())] = random() < 0.5;
  return { bits: turned, vector: vector.map((value) => value + moved * drawNormal(random)) };
}

function hexOf(bits: boolean[]): string {
  return Array.from({ length: 16 }, (_, digit) =>
    bits
      .slice(4 * digit, 4 * digit + 4)
      .reduce((value, bit) => 2 * value + Number(bit), 0)
      .toString(16),
  ).join("");
}

const vectorOf = ({ vector }: Picture) => Float32Array.from(vector);

/** Distances of altered copies of these pictures. */
function copiesOf(pictures: Picture[], random: Random): NearDuplicateInput["copies"] {
  const copies = pictures.slice(0, 40).map((picture) => ({ picture, copy: copyOf(picture, random) }));
  return {
    hashDistances: copies.map(({ picture, copy }) => hashDistance(hexOf(picture.bits), hexOf(copy.bits))),
    featureDistances: copies.map(({ picture, copy }) => featureDistance(vectorOf(picture), vectorOf(copy))),
  };
}

function inputOf(pictures: Picture[], copies: NearDuplicateInput["copies"]): NearDuplicateInput {
  return {
    hashes: pictures.map(({ bits }) => hexOf(bits)),
    features: matrixFromRows(pictures.map(({ vector }) => vector)),
    keys: pictures.map((_, i) => `image-${String(i).padStart(4, "0")}`),
    copies,
  };
}

/** 150 pictures; rows 150.. are copies of rows 0, 10, 20, 20. */
function planted(): NearDuplicateInput {
  const random = createRandom(1);
  const pictures = Array.from({ length: 150 }, () => draw(random));
  for (const original of [0, 10, 20, 20]) pictures.push(copyOf(pictures[original], random, 2, 0.01));
  return inputOf(pictures, copiesOf(pictures, random));
}

const pairsOf = ({ pairs }: { pairs: { a: number; b: number }[] }) => pairs.map(({ a, b }) => `${a}-${b}`).sort();

describe("planted copies", () => {
  test("are found and joined with their originals, and different pictures stay alone", async () => {
    const found = await findNearDuplicates(planted());
    expect(pairsOf(found)).toEqual(["0-150", "10-151", "152-153", "20-152", "20-153"]);
    expect(found.families[152]).toBe(found.families[20]);
    expect(new Set(found.families).size).toBe(150);
    expect(found.looseFamilies).toEqual([]);
    const { thresholds } = found;
    expect(thresholds).toMatchObject({ separable: true, nCopies: 40, falsePairsMax: 1 });
    expect(thresholds.expectedFalsePairs).toBeLessThan(1);
    expect(thresholds.copiesFound).toBeGreaterThan(0.9);
    for (const pair of found.pairs) {
      expect(pair.origin).toBe("FOUND");
      expect(pair.hashDistance).toBeLessThanOrEqual(thresholds.hashBits ?? -1);
      expect(pair.featureDistance).toBeLessThanOrEqual(thresholds.featureDistance ?? -1);
    }
  });

  test("a close hash without close features is no pair, nor the reverse", async () => {
    const random = createRandom(3);
    const pictures = Array.from({ length: 100 }, () => draw(random));
    pictures.push({ bits: pictures[0].bits, vector: draw(random).vector });
    pictures.push({ bits: draw(random).bits, vector: pictures[1].vector });
    const found = await findNearDuplicates(inputOf(pictures, copiesOf(pictures, random)));
    expect(found.thresholds.separable).toBe(true);
    expect(found.pairs).toEqual([]);
  });

  test("the order of the rows does not matter", async () => {
    const input = planted();
    const order = Array.from(input.keys.keys()).sort((a, b) => ((a * 61) % 154) - ((b * 61) % 154));
    const shuffled: NearDuplicateInput = {
      hashes: order.map((row) => input.hashes[row]),
      features: takeRows(input.features, order),
      keys: order.map((row) => input.keys[row]),
      copies: input.copies,
    };
    const [given, other] = [await findNearDuplicates(input), await findNearDuplicates(shuffled)];
    expect(other.pairs.map(({ a, b, ...rest }) => ({ a: order[a], b: order[b], ...rest }))).toEqual(given.pairs);
    expect(other.thresholds).toEqual(given.thresholds);
    expect(Array.from(other.families)).toEqual(order.map((row) => given.families[row]));
  });
});

describe("readings", () => {
  test("a pair read as the same is joined at any distance; one read as different never directly", async () => {
    const reviewed = [
      { a: 7, b: 5, same: true },
      { a: 150, b: 0, same: false },
      { a: 20, b: 152, same: false },
    ];
    const found = await findNearDuplicates({ ...planted(), reviewed });
    expect(pairsOf(found)).toEqual(["10-151", "152-153", "20-153", "5-7"]);
    expect(found.pairs.at(-1)).toMatchObject({ a: 5, b: 7, origin: "REVIEWED" });
    expect(found.families[5]).toBe(found.families[7]);
    expect(found.families[150]).not.toBe(found.families[0]);
    // Through row 153 the two are joined after all: said, not torn apart.
    expect(found.families[20]).toBe(found.families[152]);
    expect(found.looseFamilies).toEqual([found.families[20]]);
  });

  test("the later of two readings counts", async () => {
    const reviewed = [
      { a: 0, b: 150, same: false },
      { a: 150, b: 0, same: true },
    ];
    const found = await findNearDuplicates({ ...planted(), reviewed });
    expect(found.pairs.filter(({ a }) => a === 0)).toMatchObject([{ b: 150, origin: "REVIEWED" }]);
  });
});

describe("where copies and different pictures cannot be told apart", () => {
  /** All pictures nearly alike: different ones are no farther apart than copies. */
  function alike(n: number): NearDuplicateInput {
    const random = createRandom(5);
    const one = draw(random);
    const pictures = Array.from({ length: n }, () => copyOf(one, random, 3, 0.02));
    return inputOf(pictures, copiesOf(pictures, random));
  }

  test("nothing is merged, and it is said; readings still count", async () => {
    const found = await findNearDuplicates({ ...alike(120), reviewed: [{ a: 1, b: 2, same: true }] });
    expect(found.thresholds).toMatchObject({ separable: false, hashBits: null, featureDistance: null, quantile: null });
    expect(found.thresholds.expectedFalsePairs).toBeGreaterThan(found.thresholds.falsePairsMax);
    expect(pairsOf(found)).toEqual(["1-2"]);
    expect(new Set(found.families).size).toBe(119);
  });

  test("without copies nothing is known, so nothing is merged", async () => {
    const found = await findNearDuplicates({ ...planted(), copies: { hashDistances: [], featureDistances: [] } });
    expect(found.thresholds).toMatchObject({ separable: false, nCopies: 0, expectedFalsePairs: null });
    expect(found.pairs).toEqual([]);
  });
});

test("a chain of small steps stays one family and is called loose", async () => {
  const random = createRandom(9);
  const pictures = Array.from({ length: 100 }, () => draw(random));
  const copies = copiesOf(pictures, random);
  // Each link a step in one direction that two copies may be apart; ends six steps from each other.
  const step = draw(random).vector;
  const length = Math.hypot(...pictures[0].vector) / Math.hypot(...step);
  for (let link = 1; link <= 6; link++) {
    const vector = pictures[0].vector.map((value, t) => value + 0.012 * link * length * step[t]);
    pictures.push({ bits: pictures[0].bits, vector });
  }
  const found = await findNearDuplicates(inputOf(pictures, copies));
  const family = found.families[0];
  for (let link = 100; link < 106; link++) expect(found.families[link]).toBe(family);
  expect(found.looseFamilies).toEqual([family]);
});

describe("edges", () => {
  const copies = { hashDistances: [0, 2, 4], featureDistances: [0, 0.01, 0.02] };
  const one: Matrix = matrixFromRows([[1, 2]]);

  test("one image is its own family", async () => {
    const found = await findNearDuplicates({ hashes: ["0123456789abcdef"], features: one, keys: ["a"], copies });
    expect(found.pairs).toEqual([]);
    expect(Array.from(found.families)).toEqual([0]);
  });

  test("identical images are one family, zeros included", async () => {
    const input = (value: number) => ({
      hashes: Array.from({ length: 8 }, () => "00ff00ff00ff00ff"),
      features: matrixFromRows(Array.from({ length: 8 }, () => [value, value])),
      keys: Array.from({ length: 8 }, (_, i) => `${i}`),
      copies,
    });
    for (const value of [3, 0]) {
      const found = await findNearDuplicates(input(value));
      expect(found.pairs).toHaveLength(28);
      expect(new Set(found.families).size).toBe(1);
    }
  });

  test("what is wrong is said with its values", async () => {
    const base = { hashes: ["0123456789abcdef"], features: one, keys: ["a"], copies };
    await expect(findNearDuplicates({ ...base, hashes: ["xyz"] })).rejects.toThrow(/hash 0 is "xyz"/);
    await expect(findNearDuplicates({ ...base, keys: [] })).rejects.toThrow(/1 rows, there are 1 hashes and 0 keys/);
    await expect(findNearDuplicates({ ...base, reviewed: [{ a: 0, b: 0, same: true }] })).rejects.toThrow(
      /must be two/,
    );
    await expect(findNearDuplicates(base, { quantile: 1.2 })).rejects.toThrow(/quantiles 0.5 to 1.2/);
    const twice = { ...base, hashes: [base.hashes[0], base.hashes[0]], features: matrixFromRows([[1], [2]]) };
    await expect(findNearDuplicates({ ...twice, keys: ["a", "a"] })).rejects.toThrow(/2 rows have 1 different keys/);
    await expect(findNearDuplicates(base, {}, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/);
  });
});
