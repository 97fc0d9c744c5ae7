import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createRandom } from "../random/random.ts";
import { drawPhantom } from "./draw-phantom.ts";
import { createNoiseField } from "./noise-field.ts";
import { drawPlannedSlice, planPhantomSet } from "./plan-phantom-set.ts";

const sha = (pixels: Uint8Array): string => createHash("sha256").update(pixels).digest("hex");
const mean = (pixels: Uint8Array): number => pixels.reduce((sum, level) => sum + level, 0) / pixels.length;

describe("planPhantomSet", () => {
  const plan = planPhantomSet(0);
  const under = (folder: string) => plan.files.filter(({ path }) => path.startsWith(folder));

  test("the same seed gives the same plan, another seed another one", () => {
    expect(planPhantomSet(0)).toEqual(plan);
    expect(planPhantomSet(1)).not.toEqual(plan);
  });

  test("240 files, a fifth of them labelled, half each, under unique paths in byte order", () => {
    expect(plan.files.length).toBe(240);
    expect([under("avec_labels/normal/").length, under("avec_labels/cancer/").length]).toEqual([24, 24]);
    expect(under("sans_label/").length).toBe(192);
    const paths = plan.files.map(({ path }) => path);
    expect(paths).toEqual([...new Set(paths)].sort());
  });

  test("the folder of a labelled file is the class of its drawing, and labelled drawings are plain", () => {
    for (const file of under("avec_labels/")) {
      if (file.content !== "slice") throw new Error(`${file.path} is labelled and no slice`);
      expect(plan.slices[file.slice]).toEqual({ cancer: file.path.includes("/cancer/"), look: "plain" });
    }
  });

  test("the duplicates and defects of a real folder are there", () => {
    const drawn = plan.files.filter((file) => file.content === "slice");
    const first = new Map<number, (typeof drawn)[number]>();
    const twins = drawn.flatMap((file) => {
      const earlier = first.get(file.slice);
      first.set(file.slice, earlier ?? file);
      return earlier ? [[earlier, file]] : [];
    });
    const bothUnlabelled = twins.filter((pair) => pair.every(({ path }) => path.startsWith("sans_label/")));
    const sameBytes = bothUnlabelled.filter(([a, b]) => a.encoding === b.encoding);
    expect([twins.length, sameBytes.length, bothUnlabelled.length - sameBytes.length]).toEqual([9, 4, 2]);
    expect(plan.slices.length).toBe(first.size);
    expect(plan.files.filter(({ content }) => content === "truncated").length).toBe(1);
    expect(plan.files.filter(({ content }) => content === "text").length).toBe(1);
    const looks = (look: string): number => plan.slices.filter((slice) => slice.look === look).length;
    expect([looks("noisy"), looks("dark")]).toEqual([3, 2]);
  });

  test("a file's number tells nothing of its class: both classes spread over the whole range", () => {
    const middle = plan.slices.length / 2;
    const early = plan.slices.slice(0, Math.floor(middle)).filter(({ cancer }) => cancer).length;
    const all = plan.slices.filter(({ cancer }) => cancer).length;
    expect(early / all).toBeGreaterThan(0.35);
    expect(early / all).toBeLessThan(0.65);
  });

  test("fewer files than the duplicates and defects need are refused", () => {
    expect(() => planPhantomSet(0, 59)).toThrow("n is 59");
    expect(planPhantomSet(0, 60).files.length).toBe(60);
    expect(() => drawPlannedSlice(plan, 229)).toThrow("slice 229 asked of a plan of 229");
  });
});

describe("drawPhantom", () => {
  const draw = (seed: number, cancer = false, look?: "plain" | "noisy" | "dark", sizePx = 96): Uint8Array =>
    drawPhantom(createRandom(seed), { sizePx, cancer, look });

  test("the same seed gives the same bytes, each seed its own image", () => {
    expect(sha(draw(3, true))).toBe(sha(draw(3, true)));
    const images = Array.from({ length: 20 }, (_, seed) => sha(draw(seed)));
    expect(new Set(images).size).toBe(20);
  });

  test("a slice of the plan does not depend on the slices drawn before it", () => {
    const plan = planPhantomSet(5, 60);
    const alone = sha(drawPlannedSlice(plan, 7));
    drawPlannedSlice(plan, 6);
    expect(sha(drawPlannedSlice(plan, 7))).toBe(alone);
  });

  test("a head on a black ground: dark corners, a bright ring around a mid-grey brain", () => {
    for (let seed = 0; seed < 12; seed++) {
      const pixels = draw(seed);
      const corner = Array.from({ length: 8 }, (_, row) => Array.from(pixels.subarray(row * 96, row * 96 + 8))).flat();
      expect(Math.max(...corner), `seed ${seed}`).toBeLessThan(50);
      expect(mean(pixels)).toBeGreaterThan(25);
      expect(mean(pixels)).toBeLessThan(140);
      expect(Math.max(...pixels)).toBeGreaterThan(110);
    }
  });

  test("a mass changes the brain of the same head and leaves the ground around it as it is", () => {
    for (let seed = 0; seed < 6; seed++) {
      const [without, withMass] = [draw(seed), draw(seed, true)];
      const changed = Array.from(without.keys()).filter((at) => without[at] !== withMass[at]);
      expect(changed.length, `seed ${seed}`).toBeGreaterThan(60);
      for (const at of changed) {
        // The longest brain reaches 0.9 of the half side, shifted 0.05.
        expect(Math.hypot((at % 96) - 47.5, Math.floor(at / 96) - 47.5)).toBeLessThan(0.95 * 48);
      }
    }
  });

  test("a dark slice is nearly black, a noisy one far from its neighbours pixel by pixel", () => {
    const roughness = (pixels: Uint8Array): number =>
      pixels.reduce((sum, level, at) => sum + (at % 96 === 0 ? 0 : Math.abs(level - pixels[at - 1])), 0) /
      pixels.length;
    for (let seed = 0; seed < 4; seed++) {
      expect(mean(draw(seed, false, "dark"))).toBeLessThan(15);
      expect(roughness(draw(seed, false, "noisy"))).toBeGreaterThan(2 * roughness(draw(seed)));
    }
  });

  test("an impossible size is refused", () => {
    expect(() => draw(0, false, "plain", 15)).toThrow("sizePx is 15");
    expect(() => draw(0, false, "plain", 32.5)).toThrow("sizePx is 32.5");
  });
});

test("the noise field is 0 on its lattice, continuous, and within -1.1..1.1", () => {
  const noise = createNoiseField(createRandom(1));
  expect(noise(3, -4)).toBeCloseTo(0, 12);
  let most = 0;
  for (let i = 0; i < 5000; i++) {
    const [x, y] = [i * 0.137, i * 0.071 - 200];
    most = Math.max(most, Math.abs(noise(x, y)));
    expect(Math.abs(noise(x, y) - noise(x + 1e-6, y))).toBeLessThan(1e-4);
  }
  expect(most).toBeLessThan(1.1);
  expect(most).toBeGreaterThan(0.6);
});
