import { z } from "zod";
import { userProblem } from "../messages/user-problem.ts";

export function encodeCursor(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/** @throws UserProblem CURSOR_INVALID when the text was not made by `encodeCursor` for this list */
export function decodeCursor<Key>(cursor: string | null | undefined, schema: z.ZodType<Key>): Key | undefined {
  if (cursor === null || cursor === undefined) return undefined;
  const json = z.string().transform((text, context) => {
    try {
      return JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as unknown;
    } catch (cause) {
      context.addIssue({ code: "custom", message: cause instanceof Error ? cause.message : "not JSON" });
      return z.NEVER;
    }
  });
  const parsed = json.pipe(schema).safeParse(cursor);
  if (!parsed.success) throw userProblem("CURSOR_INVALID");
  return parsed.data;
}

export const PAGE_SIZE_MAX = 500;

/** @throws UserProblem PAGE_SIZE_INVALID */
export function pageSize(
  first: number | null | undefined,
  { fallback = 50, max = PAGE_SIZE_MAX }: { fallback?: number; max?: number } = {},
): number {
  const size = first ?? fallback;
  if (size < 1 || size > max) throw userProblem("PAGE_SIZE_INVALID", { first: size, max });
  return size;
}
