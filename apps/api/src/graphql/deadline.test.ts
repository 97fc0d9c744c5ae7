import { makeExecutableSchema } from "@graphql-tools/schema";
import { graphql } from "graphql";
import { expect, it } from "vitest";
import { renderNotice } from "../messages/render-notice.ts";
import { UserProblem } from "../messages/user-problem.ts";
import { holdToDeadline, startDeadline } from "./deadline.ts";

const never = () => new Promise<never>(() => undefined);
const changes: string[] = [];

const schema = holdToDeadline(
  makeExecutableSchema({
    typeDefs: `type Query { quick: Int, late: Row, rows: [Row] } type Row { id: Int, never: Int, next: Row }
      type Mutation { change: Row }`,
    resolvers: {
      Query: { quick: () => 1, late: never, rows: () => [{}, {}] },
      Mutation: {
        change: async () => {
          await new Promise((resolve) => setTimeout(resolve, 60));
          changes.push("made");
          return { id: 7 };
        },
      },
      Row: { never, next: async () => ({}) },
    },
  }),
);

async function ask(source: string, ms: number) {
  const deadline = startDeadline(ms);
  const answer = await graphql({ schema, source, contextValue: { deadline } });
  deadline.clear();
  return answer;
}

it("an answer that waits for something that never comes is given up, saying so; what was ready is there", async () => {
  const { data, errors } = await ask("{ quick late { id } rows { never } }", 20);
  expect(data).toEqual({ quick: 1, late: null, rows: [{ never: null }, { never: null }] });
  expect(errors).toHaveLength(3);
  const problem = errors?.[0].originalError as UserProblem;
  expect(problem).toBeInstanceOf(UserProblem);
  expect(renderNotice(problem.notice, "en")).toContain("more than 0 seconds");
});

it("nothing more is begun once the time is over", async () => {
  const deadline = startDeadline(1);
  await new Promise((resolve) => setTimeout(resolve, 20));
  let begun = false;
  expect(() =>
    deadline.within(() => {
      begun = true;
      return 1;
    }),
  ).toThrow("QUERY_TOO_LONG");
  expect(begun).toBe(false);
});

it("a change is carried out whatever time it takes, and only what is read of it afterwards is given up", async () => {
  const { data, errors } = await ask("mutation { change { id never } }", 20);
  expect(changes).toEqual(["made"]);
  expect(data).toEqual({ change: { id: 7, never: null } });
  expect(errors?.[0].originalError).toMatchObject({ notice: { code: "QUERY_TOO_LONG" } });
});

it("an answer in time is the answer, and keeps nothing waiting", async () => {
  expect(await ask("{ quick rows { id next { id } } }", 60_000)).toEqual({
    data: {
      quick: 1,
      rows: [
        { id: null, next: { id: null } },
        { id: null, next: { id: null } },
      ],
    },
  });
});
