import { Readable } from "node:stream";
import type { Database } from "@brainscan/db/database";
import { listChanges } from "@brainscan/db/queries/changes";
import { openTestDatabase } from "@brainscan/db/test-databases";
import { makeExecutableSchema } from "@graphql-tools/schema";
import {
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  graphql,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  Kind,
  OperationTypeNode,
  parse,
  subscribe,
} from "graphql";
import { beforeAll, describe, expect, test } from "vitest";
import { unguardedSchema } from "../graphql/schema.ts";
import { addKey, revokeKey } from "./api-key.ts";
import { addAccount } from "./change-accounts.ts";
import { guardRootFields } from "./guard-root-fields.ts";
import { openAccounts } from "./open-accounts.ts";
import { LOCAL_VIEWER, ROLES, type Role, type Viewer } from "./viewer.ts";

const PASSWORD = "correct horse battery";
const OPERATIONS = Object.values(OperationTypeNode);

/** The schema of the product, whose resolvers only tell that they were asked. */
const asked: string[] = [];
const schema = unguardedSchema();
for (const operation of OPERATIONS)
  for (const field of Object.values(schema.getRootType(operation)?.getFields() ?? {})) {
    field.resolve = () => void asked.push(field.name);
    if (operation === OperationTypeNode.SUBSCRIPTION)
      field.subscribe = () => {
        asked.push(field.name);
        return Readable.from([]);
      };
  }
guardRootFields(schema);

type Rule = { operation: OperationTypeNode; field: GraphQLField<unknown, unknown>; role: Role };

/** Read from the text of the schema, not by what enforces it. */
const rules: Rule[] = OPERATIONS.flatMap((operation) =>
  Object.values(schema.getRootType(operation)?.getFields() ?? {}).map((field) => {
    const directive = field.astNode?.directives?.find(({ name }) => name.value === "access");
    const value = directive?.arguments?.find(({ name }) => name.value === "role")?.value;
    if (value?.kind !== Kind.ENUM) throw new Error(`${field.name} has no rule`);
    return { operation, field, role: value.value as Role };
  }),
);

/** The least that a value of this type can be. */
function literal(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(type.ofType);
  if (isListType(type)) return "[]";
  if (isEnumType(type)) return type.getValues()[0].name;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(isRequiredInputField);
    return `{${required.map(({ name, type: inner }) => `${name}: ${literal(inner)}`).join(", ")}}`;
  }
  return { Int: "1", Float: "1", Boolean: "true" }[type.name] ?? '"x"';
}

function documentOf({ operation, field }: Rule): string {
  const args = field.args.filter(isRequiredArgument).map(({ name, type }) => `${name}: ${literal(type)}`);
  const call = `${field.name}${args.length > 0 ? `(${args.join(", ")})` : ""}`;
  return `${operation} { ${call}${isLeafType(getNamedType(field.type)) ? "" : " { __typename }"} }`;
}

let database: Database;

/** What becomes of a field for a viewer: the code of its refusal, or ASKED when its resolver was. */
async function outcome(rule: Rule, viewer: Viewer | null): Promise<string> {
  asked.length = 0;
  const contextValue = { viewer, language: "en", app: { database } };
  const source = documentOf(rule);
  const result =
    rule.operation === OperationTypeNode.SUBSCRIPTION
      ? await subscribe({ schema, document: parse(source), contextValue })
      : await graphql({ schema, source, contextValue });
  const codes = "errors" in result ? (result.errors ?? []).flatMap(({ extensions }) => extensions.code ?? []) : [];
  if (Symbol.asyncIterator in result) for await (const _ of result);
  if (asked.length > 0 && codes.length > 0) throw new Error(`${rule.field.name} was refused after its resolver ran`);
  return String(codes[0] ?? (asked.includes(rule.field.name) ? "ASKED" : JSON.stringify(result)));
}

const outcomes = async (viewer: Viewer | null) =>
  Object.fromEntries(await inTurn(rules, async (rule) => [rule.field.name, await outcome(rule, viewer)] as const));

async function inTurn<Item, Result>(items: Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

const expected = (allowed: (rule: Rule) => boolean) =>
  Object.fromEntries(rules.map((rule) => [rule.field.name, allowed(rule) ? "ASKED" : "FORBIDDEN"]));
const upTo = (role: Role) => (rule: Rule) => ROLES.indexOf(rule.role) <= ROLES.indexOf(role);

describe("every field of Query, Mutation and Subscription", () => {
  let accounts: ReturnType<typeof openAccounts>;
  const cookies = new Map<Role, string>();
  const ids = new Map<Role, string>();

  beforeAll(async () => {
    database = await openTestDatabase();
    const db = database.orm;
    accounts = openAccounts(db, { secret: "s".repeat(40), origin: "https://brainscan.example" });
    for (const role of ROLES) {
      const email = `${role.toLowerCase()}@example.org`;
      const { id } = await addAccount(db, { email, name: role, role, password: PASSWORD });
      const [cookie] = await accounts.signIn({ email, password: PASSWORD, address: "192.0.2.1" });
      cookies.set(role, cookie.split(";")[0]);
      ids.set(role, id);
    }
    return () => database.close();
  });

  const byCookie = (role: Role) => accounts.viewerOf({ cookie: cookies.get(role) });
  const byKey = async (role: Role, scope: "READ" | "WRITE") => {
    const { key } = await addKey(database.orm, ids.get(role) ?? "", { name: "k", scope });
    return accounts.viewerOf({ authorization: `Bearer ${key}` });
  };

  test.each(ROLES)("is open to %s exactly where its rule says so", async (role) => {
    expect(await outcomes(await byCookie(role))).toEqual(expected(upTo(role)));
    expect(await outcomes(await byKey(role, "WRITE"))).toEqual(expected(upTo(role)));
  });

  test("is open to a key for reading where it changes nothing and its account may", async () => {
    for (const role of ROLES) {
      const allowed = (rule: Rule) => upTo(role)(rule) && rule.operation !== OperationTypeNode.MUTATION;
      expect(await outcomes(await byKey(role, "READ"))).toEqual(expected(allowed));
    }
  });

  test("is open to whoever sits at a machine without accounts", async () => {
    expect(await outcomes(LOCAL_VIEWER)).toEqual(expected(() => true));
  });

  test("is closed to nobody: without a session, after it, with a forged one, with a key revoked, over, or unknown", async () => {
    const db = database.orm;
    const cookie = cookies.get("ADMINISTRATOR") ?? "";
    const id = ids.get("ADMINISTRATOR") ?? "";
    const revoked = await addKey(db, id, { name: "k", scope: "WRITE" });
    await revokeKey(db, revoked.row.id);
    const over = await addKey(db, id, { name: "k", scope: "WRITE", expiresInDays: 1 });
    await database.executeSql("update api_keys set expires_at = now() where id = $1", [over.row.id]);
    const [ended] = await accounts.signIn({
      email: "administrator@example.org",
      password: PASSWORD,
      address: "192.0.2.1",
    });
    await accounts.signOut({ cookie: ended.split(";")[0] });
    const [expired] = await accounts.signIn({ email: "viewer@example.org", password: PASSWORD, address: "192.0.2.1" });
    const token = decodeURIComponent(expired.split(";")[0].split("=")[1]).split(".")[0];
    await database.executeSql("update sessions set expires_at = now() where token = $1", [token]);
    const unsigned = `${cookie.slice(0, -6)}AAAA%3D`;
    const everyone = await Promise.all([
      accounts.viewerOf({}),
      accounts.viewerOf({ cookie: "__Secure-brainscan.session_token=x" }),
      accounts.viewerOf({ cookie: unsigned }),
      accounts.viewerOf({ cookie: ended.split(";")[0] }),
      accounts.viewerOf({ cookie: expired.split(";")[0] }),
      accounts.viewerOf({ authorization: `Bearer ${revoked.key}` }),
      accounts.viewerOf({ "x-api-key": over.key }),
      accounts.viewerOf({ "x-api-key": "brainscan_x", cookie }),
    ]);
    expect(everyone).toEqual(everyone.map(() => null));
    expect(new Set(Object.values(await outcomes(null)))).toEqual(new Set(["UNAUTHENTICATED"]));
    // The cookie itself is still good.
    expect(await accounts.viewerOf({ cookie })).toMatchObject({ role: "ADMINISTRATOR" });
  });

  test("is in the log when it changes something: who asked for it and whether they might", async () => {
    const db = database.orm;
    const mutations = rules.filter(({ operation }) => operation === OperationTypeNode.MUTATION);
    const before = (await listChanges(db, { limit: 1, order: "NEWEST" }))[0].position;
    await outcomes(await byCookie("REVIEWER"));
    const written = (await listChanges(db, { limit: 500, order: "NEWEST" })).filter(
      ({ position }) => position > before,
    );
    expect(Object.fromEntries(written.map(({ action, outcome: end, author }) => [action, `${author} ${end}`]))).toEqual(
      Object.fromEntries(
        mutations.map((rule) => [rule.field.name, `REVIEWER ${upTo("REVIEWER")(rule) ? "OK" : "REFUSED"}`]),
      ),
    );
  });
});

test("a field without a rule ends the start", () => {
  const typeDefs = `directive @access(role: String!) on FIELD_DEFINITION
    type Query { a: Int @access(role: "VIEWER") }
    type Mutation { b: Int }`;
  expect(() => guardRootFields(makeExecutableSchema({ typeDefs }))).toThrow("mutation b has no @access rule");
});
