import { isInputObjectType, isListType, isNonNullType, isObjectType, parse } from "graphql";
import { describe, expect, it } from "vitest";
import type { UserProblem } from "../messages/user-problem.ts";
import { PAGE_SIZE_MAX } from "./cursor.ts";
import { checkValues, REQUEST_LIMITS, requestProblem } from "./request-limits.ts";
import { createSchema } from "./schema.ts";

const schema = createSchema();

function codeOf(query: string, variables: Record<string, unknown> = {}): string | null {
  const problem = requestProblem(parse(query), variables);
  return problem && (problem.originalError as UserProblem).notice.code;
}

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

describe("a request", () => {
  it("of a page is let through", () => {
    expect(codeOf("query ($n: Int) { a: datasets { images(first: $n) { totalCount } } }", { n: 500 })).toBeNull();
  });

  it.each([
    ["page sizes", "{ a(first: 501) }", "PAGE_SIZE_INVALID"],
    ["page sizes below one", "{ a(first: 0) }", "PAGE_SIZE_INVALID"],
    ["page sizes that no integer holds", `{ a(first: ${"9".repeat(400)}) }`, "PAGE_SIZE_INVALID"],
    [
      "aliases",
      `{ ${Array.from({ length: REQUEST_LIMITS.aliases + 1 }, (_, i) => `a${i}: b`).join(" ")} }`,
      "QUERY_ALIASES",
    ],
    [
      "aliases in a fragment that nothing uses",
      `{ a } fragment F on A { ${Array.from({ length: REQUEST_LIMITS.aliases + 1 }, (_, i) => `a${i}: b`).join(" ")} }`,
      "QUERY_ALIASES",
    ],
    ["directives", `{ a ${"@include(if: true) ".repeat(REQUEST_LIMITS.directives + 1)} }`, "QUERY_DIRECTIVES"],
    ["changes", `mutation { ${"a ".repeat(REQUEST_LIMITS.changes + 1)} }`, "QUERY_CHANGES"],
    ["depth of a value", `{ a(b: ${"[".repeat(40)}1${"]".repeat(40)}) }`, "INPUT_TOO_DEEP"],
    ["depth of an object", `{ a(b: ${"{c: ".repeat(40)}1${"}".repeat(40)}) }`, "INPUT_TOO_DEEP"],
    ["items of a list", `{ a(b: [${"1 ".repeat(REQUEST_LIMITS.listItems + 1)}]) }`, "INPUT_LIST_TOO_LONG"],
  ])("is held to a limit of %s", (_, query, code) => {
    expect(codeOf(query)).toBe(code);
  });

  it.each([
    ["page sizes", { n: 501 }, "PAGE_SIZE_INVALID"],
    ["lists", { ids: new Array(REQUEST_LIMITS.listItems + 1).fill("a") }, "INPUT_LIST_TOO_LONG"],
    ["depth", { parameters: nested(100) }, "INPUT_TOO_DEEP"],
    [
      "values",
      Object.fromEntries(Array.from({ length: 6 }, (_, i) => [i, new Array(9_999).fill(0)])),
      "INPUT_TOO_MANY_VALUES",
    ],
  ])("is held to a limit of %s in its variables", (_, variables, code) => {
    expect(codeOf("query ($n: Int) { a(first: $n) }", variables)).toBe(code);
  });

  it("may nest a value as deep as memory allows and is refused, not crashed by it", () => {
    let value: unknown = 1;
    for (let i = 0; i < 400_000; i++) value = [value];
    expect(() => checkValues({ value })).toThrow("INPUT_TOO_DEEP");
  });
});

describe("the schema", () => {
  const fields = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith("__"))
    .flatMap((type) =>
      isObjectType(type)
        ? Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, field }))
        : [],
    );

  it("asks for every page by an argument `first` of bounded size", () => {
    const paged = fields.filter(({ field }) => /Connection!?$/.test(String(field.type)));
    expect(paged.length).toBeGreaterThan(3);
    for (const { name, field } of paged) {
      const first = field.args.find((argument) => argument.name === "first");
      expect(`${name}(first: ${first?.type})`).toBe(`${name}(first: Int)`);
      expect(Number(first?.defaultValue)).toBeLessThanOrEqual(PAGE_SIZE_MAX);
    }
  });

  it("calls no other argument so: the limit goes by the name", () => {
    for (const { name, field } of fields)
      for (const argument of field.args)
        if (argument.name === "first") expect(`${name}: ${argument.type}`).toBe(`${name}: Int`);
  });

  it("takes a list only where the limit on lists sees it", () => {
    const lists = Object.values(schema.getTypeMap())
      .filter(isInputObjectType)
      .flatMap((type) => Object.values(type.getFields()))
      .map(({ type }) => (isNonNullType(type) ? type.ofType : type))
      .filter(isListType);
    // Whatever they are called, variables and literals are both walked.
    expect(lists.length).toBeGreaterThan(0);
    expect(codeOf(`query ($i: X) { a(b: $i) }`, { i: { any: new Array(10_001).fill("x") } })).toBe(
      "INPUT_LIST_TOO_LONG",
    );
  });
});
