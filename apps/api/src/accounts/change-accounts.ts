import { randomUUID } from "node:crypto";
import type { Orm, Transaction } from "@brainscan/db/orm";
import {
  type AccountRow,
  countAdministrators,
  deleteAccount,
  deleteSessionsOf,
  findAccountByEmail,
  hasAccountNamed,
  insertAccount,
  lockAccounts,
  updateAccountRole,
  updatePassword,
} from "@brainscan/db/queries/accounts";
import { z } from "zod";
import type { NoticeCode } from "../messages/catalogue.ts";
import type { MessageParams } from "../messages/message.ts";
import { UserProblem } from "../messages/user-problem.ts";
import { knownAccount } from "./known-account.ts";
import { hashOf } from "./password.ts";
import type { Role } from "./viewer.ts";

const NAME_LENGTH_MAX = 80;
const EMAIL_LENGTH_MAX = 254;
const emailAddress = z.email().max(EMAIL_LENGTH_MAX);

export type AccountAsked = { email: string; name: string; role: Role; password: string };

/** @throws UserProblem ACCOUNT_EMAIL_INVALID, ACCOUNT_EMAIL_TAKEN, ACCOUNT_NAME_INVALID, ACCOUNT_NAME_TAKEN, PASSWORD_LENGTH */
export async function addAccount(db: Orm, asked: AccountAsked): Promise<AccountRow> {
  const name = asked.name.trim();
  const email = asked.email.trim().toLowerCase();
  if (!emailAddress.safeParse(email).success) throw problem("email", "ACCOUNT_EMAIL_INVALID", { email: shown(email) });
  if (name.length < 1 || name.length > NAME_LENGTH_MAX)
    throw problem("name", "ACCOUNT_NAME_INVALID", { max: NAME_LENGTH_MAX });
  const passwordHash = await hashOf(asked.password);
  return db.transaction(async (tx) => {
    await lockAccounts(tx);
    if (await findAccountByEmail(tx, email)) throw problem("email", "ACCOUNT_EMAIL_TAKEN", { email });
    if (await hasAccountNamed(tx, name)) throw problem("name", "ACCOUNT_NAME_TAKEN", { name });
    return insertAccount(tx, { id: randomUUID(), email, name, role: asked.role, passwordHash });
  });
}

/** What the account may do from its next request on.
 *  @throws UserProblem ACCOUNT_UNKNOWN, ACCOUNT_LAST_ADMINISTRATOR */
export async function setAccountRole(db: Orm, { id, role }: { id: string; role: Role }): Promise<AccountRow> {
  return db.transaction(async (tx) => {
    await lockAccounts(tx);
    const account = await knownAccount(tx, id);
    if (role !== "ADMINISTRATOR") await keepAnAdministrator(tx, account);
    await updateAccountRole(tx, { id, role });
    return { ...account, role };
  });
}

/** A new password ends the sessions that the old one opened.
 *  @throws UserProblem ACCOUNT_UNKNOWN, PASSWORD_LENGTH */
export async function setPassword(db: Orm, { id, password }: { id: string; password: string }): Promise<AccountRow> {
  const passwordHash = await hashOf(password);
  return db.transaction(async (tx) => {
    const account = await knownAccount(tx, id);
    await updatePassword(tx, { accountId: id, passwordHash });
    await deleteSessionsOf(tx, id);
    return account;
  });
}

/** Its sessions and keys end with it; what it changed stays in the log.
 *  @throws UserProblem ACCOUNT_UNKNOWN, ACCOUNT_LAST_ADMINISTRATOR */
export async function removeAccount(db: Orm, id: string): Promise<AccountRow> {
  return db.transaction(async (tx) => {
    await lockAccounts(tx);
    const account = await knownAccount(tx, id);
    await keepAnAdministrator(tx, account);
    await deleteAccount(tx, id);
    return account;
  });
}

async function keepAnAdministrator(tx: Transaction, { role }: AccountRow): Promise<void> {
  if (role === "ADMINISTRATOR" && (await countAdministrators(tx)) === 1)
    throw problem("accountId", "ACCOUNT_LAST_ADMINISTRATOR");
}

const shown = (email: string) => email.slice(0, NAME_LENGTH_MAX);

function problem(field: string, code: NoticeCode, params: MessageParams = {}): UserProblem {
  return new UserProblem({ code, params }, { field: ["input", field] });
}
