import { json, Router } from "express";
import { z } from "zod";
import type { Accounts } from "../accounts/open-accounts.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { UserProblem } from "../messages/user-problem.ts";
import { forAnyone, languageOf } from "./request-access.ts";

const BODY_BYTES_MAX = 4096;

const body = z.object({ email: z.string().max(254), password: z.string().max(128) });

/** POST /auth/sign-in with { email, password } answers with a session's cookie, POST /auth/sign-out ends it. */
export function signInRoutes(accounts: Accounts): Router {
  const router = Router();
  router.post("/auth/sign-in", forAnyone, json({ limit: BODY_BYTES_MAX }), async (request, response) => {
    const refuse = (status: number, notice: UserProblem["notice"]) =>
      response.status(status).json({ code: notice.code, message: renderNotice(notice, languageOf(request)) });
    response.set("cache-control", "no-store");
    const asked = body.safeParse(request.body);
    // What cannot be an address or a password belongs to no account.
    if (!asked.success) return refuse(401, { code: "SIGN_IN_REFUSED" });
    try {
      const { ip = "", headers } = request;
      const cookies = await accounts.signIn({ ...asked.data, address: ip, userAgent: headers["user-agent"] });
      response.set("set-cookie", cookies).status(204).end();
    } catch (problem) {
      if (!(problem instanceof UserProblem)) throw problem;
      refuse(problem.notice.code === "SIGN_IN_TOO_OFTEN" ? 429 : 401, problem.notice);
    }
  });
  router.post("/auth/sign-out", forAnyone, async ({ headers }, response) => {
    const cookies = await accounts.signOut(headers);
    response.set("cache-control", "no-store").set("set-cookie", cookies).status(204).end();
  });
  return router;
}
