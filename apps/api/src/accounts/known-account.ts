import type { Queryable } from "@brainscan/db/orm";
import { type AccountRow, findAccount, findAccountByEmail } from "@brainscan/db/queries/accounts";
import { UserProblem } from "../messages/user-problem.ts";

function unknown(account: string): UserProblem {
  return new UserProblem({ code: "ACCOUNT_UNKNOWN", params: { account } }, { field: ["input", "accountId"] });
}

/** @throws UserProblem ACCOUNT_UNKNOWN */
export async function knownAccount(db: Queryable, id: string): Promise<AccountRow> {
  const account = await findAccount(db, id);
  if (!account) throw unknown(id);
  return account;
}

/** @throws UserProblem ACCOUNT_UNKNOWN */
export async function accountOfEmail(db: Queryable, email: string): Promise<AccountRow> {
  const account = await findAccountByEmail(db, email.trim().toLowerCase());
  if (!account) throw unknown(email);
  return account;
}
