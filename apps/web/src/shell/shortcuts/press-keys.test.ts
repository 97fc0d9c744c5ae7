import { expect, test } from "vitest";
import { pressKey, type Shortcut } from "./press-keys.ts";

const named = (keys: string, says = keys): Shortcut => ({ keys, says, run: () => undefined });
const all = [
  named("?"),
  named("g m"),
  named("m"),
  named("n", "older"),
  named("n", "newer"),
  { ...named("a"), run: null },
];

test("one key acts at once, and two after one another", () => {
  expect(pressKey(all, "", "?").found?.says).toBe("?");
  expect(pressKey(all, "", "g")).toEqual({ found: null, waiting: "g" });
  expect(pressKey(all, "g", "m").found?.says).toBe("g m");
});

test("a sequence that leads nowhere counts its last key alone", () => {
  expect(pressKey(all, "g", "?").found?.says).toBe("?");
  expect(pressKey(all, "g", "g")).toEqual({ found: null, waiting: "g" });
  expect(pressKey(all, "g", "z")).toEqual({ found: null, waiting: "" });
});

test("of two shortcuts with one key the later one acts, and one that only tells does not", () => {
  expect(pressKey(all, "", "n").found?.says).toBe("newer");
  expect(pressKey(all, "", "a").found).toBeNull();
});
