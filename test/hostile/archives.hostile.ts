import { describe, expect, it } from "vitest";
import { HOSTILE_ARCHIVES } from "./archives.ts";
import { useTarget } from "./target.ts";

describe("hostile archives", () => {
  const target = useTarget();

  it.each(HOSTILE_ARCHIVES)("$title", async ({ title, make, tells, added }) => {
    const brought = await target().bring(make(), title);
    const told = brought.told.filter(({ code }) => code === tells);
    expect(told.length, JSON.stringify(brought.told.slice(0, 3))).toBeGreaterThan(0);
    expect(told[0].message.length).toBeGreaterThan(20);
    expect(brought.added).toBe(added);
  });
});
