import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Kind, type OperationDefinitionNode, parse, specifiedRules, validate } from "graphql";
import { expect, it } from "vitest";
import { queryCostRule } from "./query-cost.ts";
import { COST_MAX, queryLimits } from "./query-limits.ts";
import { createSchema } from "./schema.ts";

const schema = createSchema();
const errorsOf = (query: string) =>
  validate(schema, parse(query), [...specifiedRules, ...queryLimits]).map(({ message }) => message);

/** What the rule says an operation may cost. */
function costOf(query: string): number {
  const [error] = validate(schema, parse(query), [queryCostRule(-1)]);
  return Number(error.message.match(/could cost (\d+)/)?.[1]);
}

/** Every GraphQL document written in the dashboard's sources, by the name of its operation, with the fragments it may use. */
function dashboardDocuments(): Map<string, string> {
  const folder = resolve(import.meta.dirname, "../../../web/src");
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith("generated"))
    .map((path) => readFileSync(join(folder, path), "utf8"));
  const texts = sources.flatMap((source) => [...source.matchAll(/graphql\(`([^`]*)`\)/g)].map(([, text]) => text));
  const definitions = parse(texts.join("\n")).definitions;
  const source = (node: (typeof definitions)[number]) =>
    node.loc?.source.body.slice(node.loc.start, node.loc.end) ?? "";
  const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION).map(source);
  const operations = definitions.filter(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  return new Map(operations.map((node) => [node.name?.value ?? "", [source(node), ...fragments].join("\n")]));
}

it("leaves the dashboard's own operations at least three times the room they need", () => {
  const documents = dashboardDocuments();
  expect([...documents.keys()]).toEqual(expect.arrayContaining(["Overview", "Images", "Predictions", "StudyMap"]));
  const dear = [...documents].filter(([, document]) => !(costOf(document) * 3 < COST_MAX)).map(([name]) => name);
  expect(dear).toEqual([]);
  const refused = [...documents].flatMap(([, document]) => validate(schema, parse(document), queryLimits));
  expect(refused).toEqual([]);
});

it("counts a page by its size, given, by default, or unknown before a variable is read", () => {
  const page = (first: string) =>
    `query ($n: Int) { dataset(id: "a") { images${first} { edges { node { id path } } } } }`;
  expect(costOf(page("(first: 100)")) - costOf(page("(first: 99)"))).toBe(4);
  expect(costOf(page(""))).toBe(costOf(page("(first: 50)")));
  expect(costOf(page("(first: $n)"))).toBe(costOf(page("(first: 500)")));
  expect(costOf(page("(first: null)"))).toBe(costOf(page("(first: 500)")));
  expect(costOf(page("(first: 999999)"))).toBe(costOf(page("(first: 500)")));
});

it("refuses pages within pages, whether their sizes are written or hidden in variables and fragments", () => {
  const nested = (first: string, variables = "") =>
    `query ${variables} { datasets { studies(first: ${first}) { predictions(first: ${first}) { ...P } } } }
     fragment P on PredictionConnection { edges { node { image { path } } } }`;
  expect(errorsOf(nested("2"))).toEqual([]);
  expect(errorsOf(nested("500"))).toEqual([expect.stringMatching(/could cost/)]);
  expect(errorsOf(nested("$n", "($n: Int)"))).toEqual([expect.stringMatching(/could cost/)]);
});

it("refuses the same dear field under many names", () => {
  const maps = (n: number) =>
    `{ study(id: "a") { ${Array.from({ length: n }, (_, i) => `m${i}: map { x }`).join(" ")} } }`;
  expect(errorsOf(maps(2))).toEqual([]);
  expect(errorsOf(maps(200))).toEqual([expect.stringMatching(/could cost/)]);
});

it("refuses duplicates of duplicates, directly or through a fragment or a prediction", () => {
  const of = (selection: string) => `{ image(id: "a") { duplicates { ${selection} } } }`;
  expect(errorsOf(of("id path"))).toEqual([]);
  for (const selection of [
    "duplicates { id }",
    "...D } } } fragment D on Image { duplicates { id } } query Q { image(id: 1) { ... on Image { id",
    "prediction { image { duplicates { id } } }",
  ])
    expect(errorsOf(of(selection)).join()).toContain("`duplicates` within `duplicates`");
});

it("weighs a chain of fragments in time linear in its length", () => {
  const links = Array.from({ length: 60 }, (_, i) => `fragment F${i} on Image { ...F${i + 1} ...F${i + 1} }`);
  const query = `{ image(id: "a") { ...F0 } } ${links.join(" ")} fragment F60 on Image { id }`;
  expect(costOf(query)).toBe(1 + 2 ** 60);
  expect(errorsOf(query).join()).toMatch(/could cost/);
});
