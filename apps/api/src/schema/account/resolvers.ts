import { listAccounts } from "@brainscan/db/queries/accounts";
import { addKey, revokeKey } from "../../accounts/api-key.ts";
import { addAccount, removeAccount, setAccountRole, setPassword } from "../../accounts/change-accounts.ts";
import type { Resolvers } from "../../generated/resolvers.ts";
import type { Context } from "../../graphql/context.ts";
import { withUserErrors } from "../../graphql/user-errors.ts";
import type { AccountModel, ApiKeyModel } from "./mappers.ts";

const accountOf = (change: () => Promise<AccountModel>) =>
  withUserErrors<{ account: AccountModel | null }>({ account: null }, async () => ({ account: await change() }));

const keyOf = (change: () => Promise<{ key: string | null; row: ApiKeyModel }>) =>
  withUserErrors<{ key: string | null; apiKey: ApiKeyModel | null }>({ key: null, apiKey: null }, async () => {
    const { key, row } = await change();
    return { key, apiKey: row };
  });

const dbOf = ({ app }: Context) => app.database.orm;

export const accountResolvers: Resolvers = {
  Query: {
    viewer(_root, _args, { viewer }) {
      if (!viewer) throw new Error("nobody known was let through");
      return viewer;
    },
    accounts: (_root, _args, context) => listAccounts(dbOf(context)),
  },
  Mutation: {
    addAccount: (_root, { input }, context) => accountOf(() => addAccount(dbOf(context), input)),
    setAccountRole: (_root, { input: { accountId: id, role } }, context) =>
      accountOf(() => setAccountRole(dbOf(context), { id, role })),
    setAccountPassword: (_root, { input: { accountId: id, password } }, context) =>
      accountOf(() => setPassword(dbOf(context), { id, password })),
    removeAccount: (_root, { input: { accountId } }, context) =>
      accountOf(() => removeAccount(dbOf(context), accountId)),
    addKey: (_root, { input: { accountId, ...asked } }, context) =>
      keyOf(() => addKey(dbOf(context), accountId, asked)),
    revokeKey: (_root, { input: { keyId } }, context) =>
      keyOf(async () => ({ key: null, row: await revokeKey(dbOf(context), keyId) })),
  },
  Account: {
    sessions: async ({ id }, _args, { loaders }) => (await loaders.sessionsNow()).get(id) ?? 0,
    keys: ({ id }, _args, { loaders }) => loaders.keysOfAccount.load(id),
  },
};
