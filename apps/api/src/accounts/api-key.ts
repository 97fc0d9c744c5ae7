import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Queryable } from "@brainscan/db/orm";
import { type ApiKeyRow, insertApiKey, revokeApiKey } from "@brainscan/db/queries/api-keys";
import type { KeyScope } from "@brainscan/db/schema/api-keys";
import { UserProblem } from "../messages/user-problem.ts";
import { knownAccount } from "./known-account.ts";

const PREFIX = "brainscan_";
const KEY_BYTES = 32;
const SHOWN_CHARACTERS = PREFIX.length + 6;
const NAME_LENGTH_MAX = 80;
const DAYS_MAX = 3650;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Long and random: no salt, no slow hash could make it harder to guess. */
export function hashOfKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

export type KeyAsked = { name: string; scope: KeyScope; expiresInDays?: number | null };

/** Make a key for an account. It is told here and nowhere else.
 *  @throws UserProblem ACCOUNT_UNKNOWN, KEY_NAME_INVALID, KEY_DAYS_INVALID */
export async function addKey(
  db: Queryable,
  accountId: string,
  { name: written, scope, expiresInDays: days }: KeyAsked,
): Promise<{ key: string; row: ApiKeyRow }> {
  const name = written.trim();
  if (name.length < 1 || name.length > NAME_LENGTH_MAX)
    throw new UserProblem({ code: "KEY_NAME_INVALID", params: { max: NAME_LENGTH_MAX } }, { field: ["input", "name"] });
  if (days != null && !(Number.isInteger(days) && days >= 1 && days <= DAYS_MAX))
    throw new UserProblem(
      { code: "KEY_DAYS_INVALID", params: { max: DAYS_MAX } },
      { field: ["input", "expiresInDays"] },
    );
  const account = await knownAccount(db, accountId);
  const key = `${PREFIX}${randomBytes(KEY_BYTES).toString("base64url")}`;
  const row = await insertApiKey(db, {
    ...{ id: randomUUID(), accountId: account.id, name, scope },
    ...{ hash: hashOfKey(key), start: key.slice(0, SHOWN_CHARACTERS) },
    expiresAt: days == null ? null : new Date(Date.now() + days * DAY_MS),
  });
  return { key, row };
}

/** @throws UserProblem KEY_UNKNOWN */
export async function revokeKey(db: Queryable, id: string): Promise<ApiKeyRow> {
  const row = await revokeApiKey(db, { id, now: new Date() });
  if (!row) throw new UserProblem({ code: "KEY_UNKNOWN", params: { id } }, { field: ["input", "keyId"] });
  return row;
}
