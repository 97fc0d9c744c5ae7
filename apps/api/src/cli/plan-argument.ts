import { readFile, stat } from "node:fs/promises";
import { userProblem } from "../messages/user-problem.ts";
import { KNOWN_PLANS, knownPlan } from "../plan/known-plans.ts";
import type { Plan } from "../plan/plan.ts";
import { readPlan } from "../plan/read-plan.ts";

const PLAN_BYTES_MAX = 1_000_000;

/** The plan that an argument names: one that comes with the product, or a JSON file.
 *  @throws UserProblem PLAN_UNREADABLE, PLAN_INVALID */
export async function planArgument(value: string): Promise<Plan> {
  const name = KNOWN_PLANS.find((known) => known === value);
  if (name) return knownPlan(name);
  const refuse = (detail: string) => userProblem("PLAN_UNREADABLE", { value, known: KNOWN_PLANS.join(", "), detail });
  const text = await readText(value).catch((problem: Error) => {
    throw refuse(problem.message);
  });
  try {
    return readPlan(JSON.parse(text));
  } catch (problem) {
    if (problem instanceof SyntaxError) throw refuse(problem.message);
    throw problem;
  }
}

async function readText(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > PLAN_BYTES_MAX) throw new Error(`${size} bytes, more than ${PLAN_BYTES_MAX}`);
  return readFile(path, "utf8");
}
