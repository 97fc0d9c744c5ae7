import { and, asc, count, eq, gt, lt, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "../orm.ts";
import { type AccountRole, accounts, credentials, sessions } from "../schema/accounts.ts";

export type AccountRow = Pick<typeof accounts.$inferSelect, "id" | "email" | "name" | "role" | "createdAt">;

const shown = {
  id: accounts.id,
  email: accounts.email,
  name: accounts.name,
  role: accounts.role,
  createdAt: accounts.createdAt,
};

export async function listAccounts(db: Queryable): Promise<AccountRow[]> {
  return db.select(shown).from(accounts).orderBy(asc(accounts.email));
}

export async function findAccount(db: Queryable, id: string): Promise<AccountRow | null> {
  const [found] = await db.select(shown).from(accounts).where(eq(accounts.id, id));
  return found ?? null;
}

/** @param email in lower case, as it is kept */
export async function findAccountByEmail(db: Queryable, email: string): Promise<AccountRow | null> {
  const [found] = await db.select(shown).from(accounts).where(eq(accounts.email, email));
  return found ?? null;
}

/** Names that differ by capitals alone are one name to a reader. */
export async function hasAccountNamed(db: Queryable, name: string): Promise<boolean> {
  const found = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(sql`lower(${accounts.name}) = lower(${name})`)
    .limit(1);
  return found.length > 0;
}

export async function countAdministrators(db: Queryable): Promise<number> {
  const [{ n }] = await db.select({ n: count() }).from(accounts).where(eq(accounts.role, "ADMINISTRATOR"));
  return n;
}

/** Two who change roles at once wait for each other: the last administrator cannot be taken away twice. */
export async function lockAccounts(tx: Queryable): Promise<void> {
  await tx.execute(sql`lock table ${accounts} in share row exclusive mode`);
}

/** The library that checks passwords finds them by this name. */
const PASSWORDS = "credential";

/** An account with its password. The transaction is the caller's: neither is there without the other. */
export async function insertAccount(
  tx: Transaction,
  { passwordHash, ...row }: Pick<AccountRow, "id" | "email" | "name" | "role"> & { passwordHash: string },
): Promise<AccountRow> {
  const [account] = await tx.insert(accounts).values(row).returning(shown);
  const { id } = account;
  await tx.insert(credentials).values({ id, userId: id, accountId: id, providerId: PASSWORDS, password: passwordHash });
  return account;
}

export async function updatePassword(
  db: Queryable,
  { accountId, passwordHash }: { accountId: string; passwordHash: string },
): Promise<void> {
  await db
    .update(credentials)
    .set({ password: passwordHash, updatedAt: new Date() })
    .where(and(eq(credentials.userId, accountId), eq(credentials.providerId, PASSWORDS)));
}

export async function updateAccountRole(db: Queryable, params: { id: string; role: AccountRole }): Promise<void> {
  await db.update(accounts).set({ role: params.role, updatedAt: new Date() }).where(eq(accounts.id, params.id));
}

/** Its sessions and keys go with it. */
export async function deleteAccount(db: Queryable, id: string): Promise<void> {
  await db.delete(accounts).where(eq(accounts.id, id));
}

export async function deleteSessionsOf(db: Queryable, accountId: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.userId, accountId));
}

export async function deleteSessionsEndedBefore(db: Queryable, moment: Date): Promise<void> {
  await db.delete(sessions).where(lt(sessions.expiresAt, moment));
}

/** Sessions under way, by account. */
export async function countSessions(db: Queryable, now: Date): Promise<Map<string, number>> {
  const rows = await db
    .select({ accountId: sessions.userId, n: count() })
    .from(sessions)
    .where(gt(sessions.expiresAt, now))
    .groupBy(sessions.userId);
  return new Map(rows.map(({ accountId, n }) => [accountId, n]));
}
