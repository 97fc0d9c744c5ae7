import { expect, test } from "vitest";
import { prepareShortcuts } from "./prepare-shortcuts.ts";

const one = (id: string, auc: number | null, more: object = {}) => ({
  ...{ id, name: id, constant: false, n: 41, auc, holmPValue: 0.2, reason: null },
  interval: auc === null ? null : { low: auc - 0.1, high: auc + 0.1, level: 0.95 },
  ...more,
});

test("the measure that follows the label most comes first, whichever way it points", () => {
  const { rows } = prepareShortcuts([one("weak", 0.55), one("strong", 0.2), one("other", 0.7)]);
  expect(rows.map(({ id }) => id)).toEqual(["strong", "other", "weak"]);
});

test("areas keep their direction and lie where they are on an axis from 0 to 1 with one half marked", () => {
  const { rows, domain, n, level } = prepareShortcuts([one("strong", 0.2)]);
  expect(rows[0].bar).toMatchObject({ drawn: true, position: { value: 0.2 } });
  expect(rows[0].bar).toHaveProperty("position.low", 0.1);
  expect(domain).toMatchObject({ low: 0, high: 1, reference: 0.5 });
  expect([n, level]).toEqual([41, 0.95]);
});

test("a constant measure is named as one and never drawn", () => {
  const constant = one("width", null, { constant: true, reason: { message: "the same everywhere" } });
  const found = prepareShortcuts([constant, one("size", 0.6)]);
  expect(found.constant).toEqual(["width"]);
  expect(found.rows.map(({ id }) => id)).toEqual(["size"]);
  expect(found.unknown).toEqual([]);
});

test("an area without an interval is told and not drawn; no area at all is told with its reason", () => {
  const separates = one("size", 1, { interval: null, reason: { message: "It separates the classes." } });
  const oneClass = one("mean", null, { reason: { message: "The labels are all of one class." } });
  const found = prepareShortcuts([separates, oneClass]);
  expect(found.rows[0]).toMatchObject({ auc: 1, bar: { drawn: false }, reason: "It separates the classes." });
  expect(found.unknown).toEqual([{ name: "mean", reason: "The labels are all of one class." }]);
  expect(found.level).toBeNull();
});

test("no labelled image leaves nothing to draw", () => {
  expect(prepareShortcuts([])).toMatchObject({ rows: [], constant: [], unknown: [], n: 0 });
});
