import type { IncomingHttpHeaders } from "node:http";
import type { Orm } from "@brainscan/db/orm";
import { deleteSessionsEndedBefore, findAccountByEmail } from "@brainscan/db/queries/accounts";
import { findKeyHolder } from "@brainscan/db/queries/api-keys";
import { APIError } from "better-auth/api";
import { type Author, recordChange } from "../changes/record-change.ts";
import { userProblem } from "../messages/user-problem.ts";
import { hashOfKey } from "./api-key.ts";
import { CLIENT_ADDRESS, createAuthLibrary } from "./auth-library.ts";
import { countSignIn, forgetSignIns } from "./sign-in-limits.ts";
import { ROLES, type Role, type Viewer } from "./viewer.ts";

/** What tells who asks. */
export type Credentials = Pick<IncomingHttpHeaders, "cookie" | "authorization"> & { "x-api-key"?: string | string[] };

export type SignIn = { email: string; password: string; address: string; userAgent?: string };

/** Who may ask, where accounts are needed. */
export type Accounts = {
  /** Looked up anew each time: what has ended since is nobody. */
  viewerOf(credentials: Credentials): Promise<Viewer | null>;
  /** @returns the cookies of a new session
   *  @throws UserProblem SIGN_IN_REFUSED, SIGN_IN_TOO_OFTEN */
  signIn(asked: SignIn): Promise<string[]>;
  /** @returns cookies that take the session's place */
  signOut(credentials: Credentials): Promise<string[]>;
};

const UNKNOWN: Author = { accountId: null, name: "unknown", via: "SESSION" };

export function openAccounts(db: Orm, options: { secret: string; origin: string }): Accounts {
  const library = createAuthLibrary(db, options);

  async function viewerOfKey(key: string): Promise<Viewer | null> {
    const holder = await findKeyHolder(db, { hash: hashOfKey(key), now: new Date() });
    if (!holder) return null;
    const { id, name, role, scope } = holder;
    return { accountId: id, name, role, via: "API_KEY", mayWrite: scope === "WRITE" };
  }

  async function viewerOfCookie(cookie: string): Promise<Viewer | null> {
    const found = await library.api.getSession({ headers: new Headers({ cookie }) });
    if (!found) return null;
    const { id, name, role } = found.user;
    return { accountId: id, name, role: knownRole(role), via: "SESSION", mayWrite: true };
  }

  async function viewerOf(credentials: Credentials): Promise<Viewer | null> {
    // A key that is not in force is not made good by a cookie.
    const key = keyIn(credentials);
    if (key !== undefined) return viewerOfKey(key);
    return credentials.cookie === undefined ? null : viewerOfCookie(credentials.cookie);
  }

  /** The library's own check: it takes as long for an address that it does not know. */
  async function openSession({ email, password, address, userAgent = "" }: SignIn): Promise<string[]> {
    const headers = new Headers({ [CLIENT_ADDRESS]: address, "user-agent": userAgent });
    const { headers: answered } = await library.api
      .signInEmail({ body: { email, password }, headers, returnHeaders: true })
      .catch((problem: unknown) => {
        if (problem instanceof APIError && problem.statusCode < 500) throw userProblem("SIGN_IN_REFUSED");
        throw problem;
      });
    await forgetSignIns(db, { email, address });
    return answered.getSetCookie();
  }

  return {
    viewerOf,
    async signIn({ email: written, ...asked }) {
      const email = written.trim().toLowerCase();
      const { address } = asked;
      await countSignIn(db, { email, address });
      await deleteSessionsEndedBefore(db, new Date());
      const account = await findAccountByEmail(db, email);
      const open = () => openSession({ ...asked, email });
      // Of accounts that there are alone: whoever guesses at names must not fill the log.
      return account ? recordChange(db, { action: "sign in", args: { email, address }, by: UNKNOWN }, open) : open();
    },
    async signOut(credentials) {
      const viewer = await viewerOf(credentials);
      const cookie = credentials.cookie ?? "";
      const close = async () => {
        const { headers } = await library.api.signOut({ headers: new Headers({ cookie }), returnHeaders: true });
        return headers.getSetCookie();
      };
      return viewer?.via === "SESSION"
        ? recordChange(db, { action: "sign out", args: {}, by: viewer }, close)
        : close();
    },
  };
}

function keyIn({ authorization, "x-api-key": given }: Credentials): string | undefined {
  if (given !== undefined) return String(given);
  return authorization === undefined ? undefined : /^Bearer +(\S+)$/i.exec(authorization)?.[1];
}

function knownRole(role: string): Role {
  const known = ROLES.find((one) => one === role);
  if (!known) throw new Error(`an account has the role ${role}, which this version does not know`);
  return known;
}
