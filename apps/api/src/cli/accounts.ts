import { countSessions, listAccounts } from "@brainscan/db/queries/accounts";
import { addAccount, removeAccount, setAccountRole, setPassword } from "../accounts/change-accounts.ts";
import { accountOfEmail } from "../accounts/known-account.ts";
import { ROLES, type Role } from "../accounts/viewer.ts";
import type { App } from "../app.ts";
import { readEnvironment } from "../env.ts";
import type { NoticeCode } from "../messages/catalogue.ts";
import type { Language, MessageParams } from "../messages/message.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { askPassword } from "./ask-password.ts";
import { openAppFrom } from "./open-app-from.ts";
import { parseFlags } from "./parse-flags.ts";
import { oneOf, required } from "./read-argument.ts";
import { recordCommand } from "./record-command.ts";
import { terminalLanguage } from "./terminal-language.ts";

const ACTIONS = ["add", "list", "role", "password", "remove"] as const;

/** `brainscan accounts add EMAIL --name NAME --role ROLE | list | role EMAIL --role ROLE | password EMAIL | remove EMAIL` */
export async function run(args: string[]): Promise<number> {
  const environment = readEnvironment();
  const language = terminalLanguage(args, environment.LANG);
  const { values, switches, positionals } = parseFlags(args, ["name", "role", "lang"], {
    switches: ["password-stdin"],
    positionalsMax: 2,
  });
  const action = oneOf("accounts", positionals[0] ?? "list", ACTIONS);
  const email = action === "list" ? "" : required(`accounts ${action}`, positionals[1]);
  const name = action === "add" ? required("--name", values.name) : "";
  const role = action === "add" || action === "role" ? roleOf(required("--role", values.role)) : undefined;
  // Asked for before the database is opened: who types slowly keeps nobody out.
  const needsPassword = action === "add" || action === "password";
  const password = needsPassword ? await askPassword({ stdin: switches["password-stdin"], language }) : "";

  const app = await openAppFrom(environment);
  try {
    if (action === "list") return await list(app);
    const told = { email, role, name: name || undefined };
    const { code, params } = await recordCommand(app, `accounts ${action}`, told, () =>
      change(app, { action, email, name, role, password }),
    );
    return tell(code, params, language);
  } finally {
    await app.close();
  }
}

type Asked = {
  action: Exclude<(typeof ACTIONS)[number], "list">;
  email: string;
  name: string;
  role: Role | undefined;
  password: string;
};

async function change(
  app: App,
  { action, email, name, role, password }: Asked,
): Promise<{ code: NoticeCode; params: MessageParams }> {
  const db = app.database.orm;
  if (action === "add") {
    const added = await addAccount(db, { email, name, role: role ?? "VIEWER", password });
    return { code: "ACCOUNT_ADDED", params: { email: added.email, role: added.role } };
  }
  const { id } = await accountOfEmail(db, email);
  if (action === "remove") {
    const removed = await removeAccount(db, id);
    return { code: "ACCOUNT_REMOVED", params: { email: removed.email } };
  }
  if (action === "password") {
    const changed = await setPassword(db, { id, password });
    return { code: "ACCOUNT_PASSWORD_CHANGED", params: { email: changed.email } };
  }
  const changed = await setAccountRole(db, { id, role: role ?? "VIEWER" });
  return { code: "ACCOUNT_ROLE_CHANGED", params: { email: changed.email, role: changed.role } };
}

async function list({ database: { orm } }: App): Promise<number> {
  const sessions = await countSessions(orm, new Date());
  for (const { id, email, name, role } of await listAccounts(orm))
    console.log(
      [email.padEnd(32), role.toLowerCase().padEnd(14), `${sessions.get(id) ?? 0} `.padStart(4), name].join(""),
    );
  return 0;
}

function roleOf(given: string): Role {
  const names = ROLES.map((role) => role.toLowerCase());
  return ROLES[names.indexOf(oneOf("--role", given.toLowerCase(), names))];
}

function tell(code: NoticeCode, params: MessageParams, language: Language): number {
  console.log(renderNotice({ code, params }, language));
  return 0;
}
