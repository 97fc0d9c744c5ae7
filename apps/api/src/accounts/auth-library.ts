import type { Orm } from "@brainscan/db/orm";
import { accounts, credentials, sessions, verifications } from "@brainscan/db/schema/accounts";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { betterAuth } from "better-auth/minimal";
import { log } from "../log.ts";
import { PASSWORD_LENGTH } from "./password.ts";

/** How long one signs in for: a working day. */
export const SESSION_SECONDS = 12 * 60 * 60;

/** What the address of a client is called on the way to the library: from the connection, never from a header of the client. */
export const CLIENT_ADDRESS = "x-client-address";

export type AuthLibrary = ReturnType<typeof createAuthLibrary>;

/** The library that checks passwords and keeps sessions, over our tables. Its own HTTP routes are not served: what is asked of it
 *  are the three calls that signing in and out need, so that none of its other ones can be reached. */
export function createAuthLibrary(orm: Orm, { secret, origin }: { secret: string; origin: string }) {
  return betterAuth({
    appName: "BrainScan AI",
    baseURL: origin,
    secret,
    database: drizzleAdapter(orm, { provider: "pg", schema: { accounts, credentials, sessions, verifications } }),
    user: {
      modelName: "accounts",
      additionalFields: { role: { type: "string", required: true, input: false } },
    },
    account: { modelName: "credentials" },
    verification: { modelName: "verifications" },
    // No cookie holds a copy of the session: one that is ended is ended at once. None is prolonged.
    session: { modelName: "sessions", expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
    },
    // It counts by address alone, and only on its own routes: we count, by account too.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: "brainscan",
      useSecureCookies: true,
      defaultCookieAttributes: { httpOnly: true, secure: true, sameSite: "strict", path: "/" },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS] },
    },
    telemetry: { enabled: false },
    logger: {
      level: "error",
      log: (level, message) => (level === "error" ? log.error(message) : log.debug(message)),
    },
  });
}
