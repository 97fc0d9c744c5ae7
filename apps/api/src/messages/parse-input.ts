import type { z } from "zod";
import { UserProblem } from "./user-problem.ts";

/** Parse a mutation's input.
 *  @throws UserProblem INPUT_INVALID naming the first field at fault */
export function parseInput<Output>(schema: z.ZodType<Output>, input: unknown): Output {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = ["input", ...issue.path.map(String)];
  throw new UserProblem(
    { code: "INPUT_INVALID", params: { field: field.join("."), message: issue.message } },
    { field },
  );
}
