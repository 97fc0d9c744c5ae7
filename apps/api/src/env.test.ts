import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readEnvironment } from "./env.ts";

const example = readFileSync(new URL("../../../.env.example", import.meta.url), "utf8");
const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");
const names = example.split("\n").flatMap((line) => line.match(/^([A-Z_]+)=/)?.[1] ?? []);

describe("the environment", () => {
  it("is listed alike in the code, in .env.example and in the README", () => {
    /** Those without a default. */
    const optional = {
      DATABASE_URL: "postgres://localhost/x",
      BRAINSCAN_WORKERS: "2",
      BRAINSCAN_STORAGE: "s3://slices/brain",
      AWS_ENDPOINT_URL: "http://localhost:9000",
      AWS_ACCESS_KEY_ID: "id",
      AWS_SECRET_ACCESS_KEY: "secret",
      AWS_SESSION_TOKEN: "token",
      BRAINSCAN_WEIGHTS_URL: "http://localhost/",
      BRAINSCAN_LOG_LEVEL: "info",
      BRAINSCAN_INTROSPECTION: "off",
      BRAINSCAN_HOST: "0.0.0.0",
      BRAINSCAN_PUBLIC_URL: "https://brainscan.example",
      BRAINSCAN_TLS_CERT: "cert.pem",
      BRAINSCAN_TLS_KEY: "key.pem",
      BRAINSCAN_ACCOUNTS: "required",
      BRAINSCAN_SESSION_SECRET: "s".repeat(32),
    };
    expect(Object.keys(readEnvironment({})).sort()).toEqual(names.filter((name) => !(name in optional)).sort());
    const given = readEnvironment(optional);
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
