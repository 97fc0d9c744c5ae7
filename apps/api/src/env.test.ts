import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readEnvironment } from "./env.ts";

const example = readFileSync(new URL("../../../.env.example", import.meta.url), "utf8");
const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");
const names = example.split("\n").flatMap((line) => line.match(/^([A-Z_]+)=/)?.[1] ?? []);

describe("the environment", () => {
  it("is listed alike in the code, in .env.example and in the README", () => {
    expect(Object.keys(readEnvironment({})).sort()).toEqual(
      names.filter((name) => !["DATABASE_URL", "BRAINSCAN_WORKERS", "BRAINSCAN_WEIGHTS_URL"].includes(name)).sort(),
    );
    const given = readEnvironment({
      DATABASE_URL: "postgres://localhost/x",
      BRAINSCAN_WORKERS: "2",
      BRAINSCAN_WEIGHTS_URL: "http://localhost/",
    });
    expect(Object.keys(given).sort()).toEqual([...names].sort());
    for (const name of names) expect(readme).toContain(`\`${name}\``);
  });

  it("takes an empty variable as absent", () => {
    expect(readEnvironment({ PORT: "" }).PORT).toBe(4000);
  });

  it("names every variable that cannot be used at once", () => {
    const attempt = () => readEnvironment({ PORT: "99999", BRAINSCAN_PROVIDER: "quantum", DATABASE_URL: "mysql://x" });
    expect(attempt).toThrow(
      expect.objectContaining({
        notice: {
          code: "ENVIRONMENT_INVALID",
          params: { problems: expect.stringMatching(/PORT.*\n?(.|\n)*BRAINSCAN_PROVIDER/) },
        },
      }),
    );
    expect(attempt).toThrow(
      expect.objectContaining({
        notice: expect.objectContaining({ params: { problems: expect.stringContaining("DATABASE_URL") } }),
      }),
    );
  });
});
