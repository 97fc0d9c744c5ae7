import { listAccounts } from "@brainscan/db/queries/accounts";
import { listApiKeys } from "@brainscan/db/queries/api-keys";
import { addKey, revokeKey } from "../accounts/api-key.ts";
import { accountOfEmail } from "../accounts/known-account.ts";
import type { App } from "../app.ts";
import { readEnvironment } from "../env.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { openAppFrom } from "./open-app-from.ts";
import { parseFlags } from "./parse-flags.ts";
import { oneOf, required, wholeNumber } from "./read-argument.ts";
import { recordCommand } from "./record-command.ts";
import { terminalLanguage } from "./terminal-language.ts";

const SCOPES = { read: "READ", write: "WRITE" } as const;
const DAYS_MAX = 3650;

/** `brainscan keys add --account EMAIL --name NAME --scope read|write [--expires DAYS] | list | revoke ID` */
export async function run(args: string[]): Promise<number> {
  const environment = readEnvironment();
  const language = terminalLanguage(args, environment.LANG);
  const { values, positionals } = parseFlags(args, ["account", "name", "scope", "expires", "lang"], {
    positionalsMax: 2,
  });
  const action = oneOf("keys", positionals[0] ?? "list", ["add", "list", "revoke"]);
  const asked = action === "add" ? askedKey(values) : null;
  const id = action === "revoke" ? required("keys revoke", positionals[1]) : "";

  const app = await openAppFrom(environment);
  const db = app.database.orm;
  try {
    if (asked) {
      const { email, ...key } = asked;
      const made = await recordCommand(app, "keys add", asked, async () =>
        addKey(db, (await accountOfEmail(db, email)).id, key),
      );
      // The key alone goes to standard output, so that it can be piped to where it is kept.
      console.error(renderNotice({ code: "KEY_TOLD_ONCE" }, language));
      console.log(made.key);
    } else if (action === "revoke") {
      const { name } = await recordCommand(app, "keys revoke", { id }, () => revokeKey(db, id));
      console.log(renderNotice({ code: "KEY_REVOKED", params: { name } }, language));
    } else await list(app);
    return 0;
  } finally {
    await app.close();
  }
}

function askedKey(values: Partial<Record<"account" | "name" | "scope" | "expires", string>>) {
  const { expires } = values;
  return {
    email: required("--account", values.account),
    name: required("--name", values.name),
    scope: SCOPES[oneOf("--scope", required("--scope", values.scope), ["read", "write"])],
    expiresInDays: expires === undefined ? null : wholeNumber("--expires", expires, { min: 1, max: DAYS_MAX }),
  };
}

async function list({ database: { orm } }: App): Promise<void> {
  const accounts = await listAccounts(orm);
  const emails = new Map(accounts.map(({ id, email }) => [id, email]));
  const day = (moment: Date | null) => moment?.toISOString().slice(0, 10);
  const keys = await listApiKeys(
    orm,
    accounts.map(({ id }) => id),
  );
  for (const { id, accountId, name, start, scope, expiresAt, revokedAt } of keys) {
    const end = revokedAt ? `revoked ${day(revokedAt)}` : expiresAt ? `until ${day(expiresAt)}` : "";
    console.log(
      [id, `${start}...`, scope.toLowerCase().padEnd(5), emails.get(accountId), name, end].join("  ").trimEnd(),
    );
  }
}
