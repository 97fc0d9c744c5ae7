import { countAdministrators } from "@brainscan/db/queries/accounts";
import { type Accounts, openAccounts } from "../accounts/open-accounts.ts";
import { sessionSecret } from "../accounts/session-secret.ts";
import type { App } from "../app.ts";
import type { Environment } from "../env.ts";
import { resolveServing, type Serving } from "../http/serving.ts";
import { userProblem } from "../messages/user-problem.ts";

/** Flags of the commands that serve. */
export const SERVING_FLAGS = ["host", "tls-cert", "tls-key"] as const;

type Flags = Partial<Record<(typeof SERVING_FLAGS)[number], string>>;

/** Where to serve, as the command line says or else the environment.
 *  @throws UserProblem when others on the network would be answered without https */
export function servingFrom(flags: Flags, environment: Environment, port: number): Serving {
  return resolveServing({
    port,
    host: flags.host ?? environment.BRAINSCAN_HOST,
    publicUrl: environment.BRAINSCAN_PUBLIC_URL,
    tlsCert: flags["tls-cert"] ?? environment.BRAINSCAN_TLS_CERT,
    tlsKey: flags["tls-key"] ?? environment.BRAINSCAN_TLS_KEY,
    accountsRequired: environment.BRAINSCAN_ACCOUNTS === "required",
    trustedProxies: environment.BRAINSCAN_TRUSTED_PROXIES,
  });
}

/** The accounts that serving there needs; undefined where it needs none.
 *  @throws UserProblem SERVE_NO_ADMINISTRATOR: nobody could ever make an account in the browser */
export async function accountsFor(
  app: App,
  { accounts, publicOrigin, host }: Serving,
  environment: Environment,
): Promise<Accounts | undefined> {
  if (!accounts) return undefined;
  const { orm } = app.database;
  if ((await countAdministrators(orm)) === 0)
    throw userProblem("SERVE_NO_ADMINISTRATOR", { address: publicOrigin ?? host });
  const secret = environment.BRAINSCAN_SESSION_SECRET ?? sessionSecret(app.config.dataDir);
  return openAccounts(orm, { secret, origin: publicOrigin ?? "https://localhost" });
}
