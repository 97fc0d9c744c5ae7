import { describe, expect, it } from "vitest";
import { countLines, LINE_HEIGHT } from "./count-lines.ts";
import { FONT_SIZE_MIN, fitText } from "./fit-text.ts";
import { textWidth } from "./text-width.ts";

const lineOf = (text: string) => ({ stretches: [{ text }] });

describe("the width of a text", () => {
  it("is the sum of Arial's advances: ten digits of 0.556 em are 100.08 points wide at 18", () => {
    expect(textWidth("0123456789", 18, false)).toBeCloseTo(10 * 0.556 * 18, 9);
  });

  it("grows in bold, and with the size in proportion", () => {
    expect(textWidth("recall", 18, true)).toBeGreaterThan(textWidth("recall", 18, false));
    expect(textWidth("recall", 36, false)).toBeCloseTo(2 * textWidth("recall", 18, false), 9);
  });

  it("takes a letter it does not know for a wide one", () => {
    expect(textWidth("\u6f22", 10, false)).toBe(10);
  });
});

describe("lines of a paragraph", () => {
  const width = textWidth("aaaa aaaa", 20, false) / 0.98;

  it("break at spaces only when the next word has no room", () => {
    expect(countLines([{ text: "aaaa aaaa" }], 20, width + 0.01)).toBe(1);
    expect(countLines([{ text: "aaaa aaaa a" }], 20, width + 0.01)).toBe(2);
  });

  it("never break at a no-break space, whatever its width", () => {
    expect(countLines([{ text: "1\u202f506 a" }], 20, textWidth("1\u202f506", 20, false) + 1)).toBe(2);
    expect(countLines([{ text: "5\u00a0000" }], 20, textWidth("5\u00a0000", 20, false) / 0.98 + 0.01)).toBe(1);
  });

  it("count a word wider than the line as the lines that it fills", () => {
    expect(countLines([{ text: "a".repeat(100) }], 20, textWidth("a".repeat(50), 20, false))).toBe(3);
  });

  it("hold a word together that changes its weight half way", () => {
    expect(countLines([{ text: "bold", bold: true }, { text: "plain" }], 20, 70)).toBe(2);
    expect(countLines([{ text: "bold", bold: true }, { text: "plain" }], 20, 120)).toBe(1);
  });
});

describe("a text in a box", () => {
  it("gets the largest size that fits", () => {
    expect(fitText({ paragraphs: [lineOf("short")], width: 400, height: 100, fontSizeMax: 28 }).fontSize).toBe(28);
  });

  it("shrinks no further than the back of a room can read, and is cut from its end then", () => {
    const paragraphs = Array.from({ length: 10 }, () => lineOf("one line"));
    const height = 5.5 * FONT_SIZE_MIN * LINE_HEIGHT;
    const fit = fitText({ paragraphs, width: 400, height, fontSizeMax: 24 });
    expect(fit).toEqual({ fontSize: 18, kept: 5, height: 5 * 18 * LINE_HEIGHT });
  });

  it("keeps all of it at a smaller size before it cuts any", () => {
    const paragraphs = Array.from({ length: 10 }, () => lineOf("one line"));
    const fit = fitText({ paragraphs, width: 400, height: 10 * 20 * LINE_HEIGHT, fontSizeMax: 24 });
    expect(fit.kept).toBe(10);
    expect(fit.fontSize).toBe(19);
  });

  it("keeps nothing where not one line has room", () => {
    expect(fitText({ paragraphs: [lineOf("a")], width: 400, height: 5, fontSizeMax: 24 }).kept).toBe(0);
  });
});
