import { hashPassword } from "better-auth/crypto";
import { userProblem } from "../messages/user-problem.ts";

/** Characters. Long rather than motley: what is made of rules is written down. */
export const PASSWORD_LENGTH = { min: 12, max: 128 };

/** The hash under which a password is kept (scrypt, with a salt of its own).
 *  @throws UserProblem PASSWORD_LENGTH */
export async function hashOf(password: string): Promise<string> {
  const { min, max } = PASSWORD_LENGTH;
  if (password.length < min || password.length > max) throw userProblem("PASSWORD_LENGTH", { min, max });
  return hashPassword(password);
}
