import type { Context as SocketContext } from "graphql-ws";
import type { Accounts, Credentials } from "../accounts/open-accounts.ts";
import { LOCAL_VIEWER, type Viewer } from "../accounts/viewer.ts";
import { logProblem } from "../log.ts";
import type { SocketExtra } from "./serve-sockets.ts";

/** How soon a connection ends after its session or key has. */
const CHECK_MS = 5_000;

/** 4401: a client that reads this does not try again with what it has. */
const UNAUTHORIZED = { code: 4401, reason: "Unauthorized" };

type Params = Record<string, unknown>;
type Opened = SocketContext<Params, SocketExtra>;
type Known = { viewer: Viewer; credentials: Credentials };

/** Who is behind each live connection: asked when it opens, and again as long as it lasts. */
export type SocketViewers = {
  /** @returns false when nobody known is; the connection is ended */
  admit(opened: Opened): Promise<boolean>;
  viewerOf(opened: Opened): Viewer | null;
  leave(opened: Opened): void;
  stop(): void;
};

export function watchSocketViewers(accounts: Accounts | undefined): SocketViewers {
  const known = new Map<SocketExtra, Known>();
  const timer = accounts && setInterval(() => void checkAll(accounts, known), CHECK_MS).unref();
  return {
    async admit({ extra, connectionParams }) {
      if (!accounts) return true;
      const credentials = credentialsOf(extra, connectionParams);
      const viewer = await accounts.viewerOf(credentials);
      if (viewer) known.set(extra, { viewer, credentials });
      else extra.close(UNAUTHORIZED.code, UNAUTHORIZED.reason);
      return viewer !== null;
    },
    viewerOf: ({ extra }) => (accounts ? (known.get(extra)?.viewer ?? null) : LOCAL_VIEWER),
    leave: ({ extra }) => void known.delete(extra),
    stop: () => clearInterval(timer),
  };
}

/** A browser sends its cookie with the connection; a program may send its key with the first message. */
function credentialsOf({ request }: SocketExtra, params: Params | undefined): Credentials {
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  const { cookie, authorization } = request.headers;
  return {
    cookie,
    authorization: text(params?.authorization) ?? authorization,
    "x-api-key": text(params?.apiKey) ?? request.headers["x-api-key"],
  };
}

/** A session that many connections share is looked up once. */
async function checkAll(accounts: Accounts, known: Map<SocketExtra, Known>): Promise<void> {
  const sharing = new Map<string, [SocketExtra, Known][]>();
  for (const entry of known) {
    const key = JSON.stringify(entry[1].credentials);
    sharing.set(key, [...(sharing.get(key) ?? []), entry]);
  }
  for (const connections of sharing.values()) {
    try {
      const viewer = await accounts.viewerOf(connections[0][1].credentials);
      for (const [extra, { credentials }] of connections)
        if (!viewer) extra.close(UNAUTHORIZED.code, UNAUTHORIZED.reason);
        else if (known.has(extra)) known.set(extra, { viewer, credentials });
    } catch (problem) {
      // A database that is away says nothing of who is signed in.
      logProblem("who is behind a live connection", problem);
    }
  }
}
