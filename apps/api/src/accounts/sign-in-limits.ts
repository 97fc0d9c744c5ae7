import { createHash } from "node:crypto";
import { isIPv6 } from "node:net";
import type { Queryable } from "@brainscan/db/orm";
import { countAttempt, forgetAttempts, forgetAttemptsBefore } from "@brainscan/db/queries/sign-in-attempts";
import { userProblem } from "../messages/user-problem.ts";

const MINUTE_MS = 60_000;

/** Attempts within a window: of one address, which tries many accounts, and of one account, which many addresses try. */
const LIMITS = {
  address: { max: 30, windowMs: 5 * MINUTE_MS },
  account: { max: 10, windowMs: 15 * MINUTE_MS },
};

export type Attempt = { email: string; address: string };

/** Count an attempt before its password is looked at: many at once are counted as many.
 *  @throws UserProblem SIGN_IN_TOO_OFTEN */
export async function countSignIn(db: Queryable, attempt: Attempt, now = new Date()): Promise<void> {
  const longestMs = Math.max(...Object.values(LIMITS).map(({ windowMs }) => windowMs));
  await forgetAttemptsBefore(db, new Date(now.getTime() - longestMs));
  for (const kind of ["address", "account"] as const) {
    const { max, windowMs } = LIMITS[kind];
    const { count, since } = await countAttempt(db, { key: keyOf(kind, attempt), now, windowMs });
    if (count <= max) continue;
    const minutes = Math.max(1, Math.ceil((since.getTime() + windowMs - now.getTime()) / MINUTE_MS));
    throw userProblem("SIGN_IN_TOO_OFTEN", { minutes });
  }
}

/** Who knows the password has not guessed it: the account's earlier attempts count no longer. Those of the address do, which may
 *  hold one account and guess at others. */
export async function forgetSignIns(db: Queryable, attempt: Attempt): Promise<void> {
  await forgetAttempts(db, keyOf("account", attempt));
}

function keyOf(kind: keyof typeof LIMITS, { email, address }: Attempt): string {
  const counted = kind === "account" ? email : networkOf(address);
  return createHash("sha256").update(`${kind} ${counted}`).digest("hex");
}

/** One client is given a whole IPv6 network of 64 bits, and an IPv4 address may be written as IPv6. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1];
  const plain = address.split("%")[0];
  if (!isIPv6(plain)) return address;
  const [head, tail] = plain.split("::");
  const groups = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":") : [];
  const zeros = plain.includes("::") ? Array<string>(Math.max(0, 8 - groups.length - after.length)).fill("0") : [];
  return [...groups, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
