import { eq, lt, sql } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { signInAttempts } from "../schema/sign-in-attempts.ts";

/** Count one attempt in the window that its first one opened, in one statement: two at once are two.
 *  @returns attempts in this window, and when it began */
export async function countAttempt(
  db: Queryable,
  { key, now, windowMs }: { key: string; now: Date; windowMs: number },
): Promise<{ count: number; since: Date }> {
  const over = sql`${signInAttempts.since} <= ${new Date(now.getTime() - windowMs).toISOString()}::timestamptz`;
  const [{ count, since }] = await db
    .insert(signInAttempts)
    .values({ key, count: 1, since: now })
    .onConflictDoUpdate({
      target: signInAttempts.key,
      set: {
        count: sql`case when ${over} then 1 else ${signInAttempts.count} + 1 end`,
        since: sql`case when ${over} then excluded.since else ${signInAttempts.since} end`,
      },
    })
    .returning();
  return { count, since: since ?? now };
}

export async function forgetAttempts(db: Queryable, key: string): Promise<void> {
  await db.delete(signInAttempts).where(eq(signInAttempts.key, key));
}

export async function forgetAttemptsBefore(db: Queryable, moment: Date): Promise<void> {
  await db.delete(signInAttempts).where(lt(signInAttempts.since, moment));
}
