import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from "graphql";
import { userProblem } from "../messages/user-problem.ts";

/** Until when one answer may be worked on. */
export type Deadline = {
  /** What is awaited, or QUERY_TOO_LONG as soon as the time is over.
   *  @throws UserProblem QUERY_TOO_LONG when it is over already */
  within<Value>(resolve: () => Value | PromiseLike<Value>): Value | PromiseLike<Value>;
  /** The answer has been given: nothing is held any longer. */
  clear(): void;
};

export const QUERY_MS_MAX = 60_000;

/** Queries of the database promise without being a Promise. */
function isPromised<Value>(result: Value | PromiseLike<Value>): result is PromiseLike<Value> {
  return typeof result === "object" && result !== null && "then" in result && typeof result.then === "function";
}

export function startDeadline(ms: number): Deadline {
  const waiting = new Set<(problem: unknown) => void>();
  let over = false;
  const problem = () => userProblem("QUERY_TOO_LONG", { seconds: Math.round(ms / 100) / 10 });
  const timer = setTimeout(() => {
    over = true;
    for (const reject of waiting) reject(problem());
    waiting.clear();
  }, ms).unref();
  return {
    within(resolve) {
      if (over) throw problem();
      const result = resolve();
      if (!isPromised(result)) return result;
      return new Promise((fulfil, reject) => {
        waiting.add(reject);
        const done = () => waiting.delete(reject);
        result.then(
          (value) => {
            done();
            fulfil(value);
          },
          (failure: unknown) => {
            done();
            reject(failure);
          },
        );
      });
    },
    clear() {
      clearTimeout(timer);
      waiting.clear();
    },
  };
}

/** Hold every field that is computed to the deadline of its request, where it has one. A change itself is never given up
 *  half-way: whoever asked for it must hear what became of it. */
export function holdToDeadline(schema: GraphQLSchema): GraphQLSchema {
  const mutation = schema.getMutationType();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type === mutation || type.name.startsWith("__")) continue;
    for (const field of Object.values(type.getFields())) {
      const { resolve } = field;
      if (!resolve || resolve === defaultFieldResolver) continue;
      const held: GraphQLFieldResolver<unknown, { deadline?: Deadline }> = (source, args, context, info) => {
        const { deadline } = context;
        const run = () => resolve(source, args, context, info);
        return deadline ? deadline.within(run) : run();
      };
      field.resolve = held;
    }
  }
  return schema;
}
