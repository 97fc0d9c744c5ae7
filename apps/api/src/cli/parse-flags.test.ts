import { describe, expect, it } from "vitest";
import { parseFlags } from "./parse-flags.ts";
import { oneOf, required, wholeNumber } from "./read-argument.ts";
import { terminalLanguage } from "./terminal-language.ts";

const refused = (code: string, params: object) => expect.objectContaining({ notice: { code, params } });

describe("the command line", () => {
  it("reads flags, switches and words in any order", () => {
    const { values, switches, positionals } = parseFlags(["a", "--name", "x", "--fast", "--out=o"], ["name", "out"], {
      switches: ["fast", "slow"],
      positionalsMax: 1,
    });
    expect({ values, switches, positionals }).toMatchObject({
      values: { name: "x", out: "o" },
      switches: { fast: true, slow: false },
      positionals: ["a"],
    });
  });

  it.each([
    [["--foo", "3"], "ARGUMENT_UNKNOWN", "--foo"],
    [["--name="], "ARGUMENT_EMPTY", "--name"],
    [["--name"], "ARGUMENT_EMPTY", "--name"],
    [["stray"], "ARGUMENT_UNKNOWN", "stray"],
    [["--fast=yes"], "ARGUMENT_UNKNOWN", "--fast=yes"],
  ])("names the one argument at fault in %j", (args, code, argument) => {
    expect(() => parseFlags(args, ["name"], { switches: ["fast"] })).toThrow(refused(code, { argument }));
  });

  it("takes numbers and words exactly, never by half", () => {
    const seed = { min: 0, max: 9 };
    expect(wholeNumber("--seed", "7", seed)).toBe(7);
    for (const value of ["", "abc", "1.5", "-1", "10", "7x", "1e0"])
      expect(() => wholeNumber("--seed", value, seed)).toThrow(
        refused("ARGUMENT_NOT_WHOLE", { argument: "--seed", value, ...seed }),
      );
    expect(oneOf("--provider", "cpu", ["cpu", "cuda"])).toBe("cpu");
    expect(() => oneOf("--provider", "gpu", ["cpu", "cuda"])).toThrow(
      refused("ARGUMENT_NOT_ONE_OF", { argument: "--provider", value: "gpu", known: "cpu, cuda" }),
    );
    expect(() => required("--data", undefined)).toThrow(refused("ARGUMENT_EMPTY", { argument: "--data" }));
  });

  it("speaks the language asked for, else the terminal's, and refuses one it does not know", () => {
    expect(terminalLanguage(["--lang", "fr"], "en_GB.UTF-8")).toBe("fr");
    expect(terminalLanguage(["--lang=en"], "fr_FR")).toBe("en");
    expect(terminalLanguage([], "fr_FR.UTF-8")).toBe("fr");
    expect(terminalLanguage([], "C")).toBe("en");
    expect(() => terminalLanguage(["--lang", "de"], "en")).toThrow(
      refused("ARGUMENT_NOT_ONE_OF", { argument: "--lang", value: "de", known: "en, fr" }),
    );
  });
});
