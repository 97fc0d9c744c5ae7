import { and, asc, eq, getTableColumns, gt, inArray, isNull, or } from "drizzle-orm";
import type { Queryable } from "../orm.ts";
import { accounts } from "../schema/accounts.ts";
import { apiKeys } from "../schema/api-keys.ts";
import type { AccountRow } from "./accounts.ts";

const { hash: _hash, ...shown } = getTableColumns(apiKeys);

/** All but the hash, which nobody needs to see. */
export type ApiKeyRow = Omit<typeof apiKeys.$inferSelect, "hash">;

export async function insertApiKey(db: Queryable, row: typeof apiKeys.$inferInsert): Promise<ApiKeyRow> {
  const [inserted] = await db.insert(apiKeys).values(row).returning(shown);
  return inserted;
}

/** The oldest first, revoked and expired ones too. */
export async function listApiKeys(db: Queryable, accountIds: readonly string[]): Promise<ApiKeyRow[]> {
  if (accountIds.length === 0) return [];
  return db
    .select(shown)
    .from(apiKeys)
    .where(inArray(apiKeys.accountId, [...accountIds]))
    .orderBy(asc(apiKeys.createdAt), asc(apiKeys.id));
}

/** The account behind a key that is in force now, and what the key may do; null for any other. */
export async function findKeyHolder(
  db: Queryable,
  { hash, now }: { hash: string; now: Date },
): Promise<(Pick<AccountRow, "id" | "name" | "role"> & Pick<ApiKeyRow, "scope">) | null> {
  const [found] = await db
    .select({ id: accounts.id, name: accounts.name, role: accounts.role, scope: apiKeys.scope })
    .from(apiKeys)
    .innerJoin(accounts, eq(accounts.id, apiKeys.accountId))
    .where(
      and(eq(apiKeys.hash, hash), isNull(apiKeys.revokedAt), or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now))),
    );
  return found ?? null;
}

/** @returns the key, revoked now or before; null where there is none of this id */
export async function revokeApiKey(db: Queryable, { id, now }: { id: string; now: Date }): Promise<ApiKeyRow | null> {
  await db
    .update(apiKeys)
    .set({ revokedAt: now })
    .where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt)));
  const [row] = await db.select(shown).from(apiKeys).where(eq(apiKeys.id, id));
  return row ?? null;
}
