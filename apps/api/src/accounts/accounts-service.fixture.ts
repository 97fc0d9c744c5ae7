import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "@brainscan/db/database";
import type { App } from "../app.ts";
import { startServer } from "../http/server.ts";
import { THIS_MACHINE } from "../http/serving.ts";
import type { Services } from "../services.ts";
import { folderStorage } from "../storage/folder-storage.ts";
import { openImageStore } from "../storage/image-store.ts";
import { addAccount } from "./change-accounts.ts";
import { openAccounts } from "./open-accounts.ts";
import type { Role } from "./viewer.ts";

export const PASSWORD = "correct horse battery";

export type AccountsService = Awaited<ReturnType<typeof startAccountsService>>;

/** The real server over this database, answering those who sign in. Nothing works on what they start. */
export async function startAccountsService({ orm, ...database }: Database) {
  const dataDir = await mkdtemp(join(tmpdir(), "brainscan-accounts-"));
  const app = {
    config: { dataDir, weightsHome: dataDir, provider: "cpu" },
    database: { orm, ...database },
    store: openImageStore(dataDir, folderStorage(dataDir)),
  } as unknown as App;
  const queue = { isStarted: () => true } as unknown as Services["queue"];
  const accounts = openAccounts(orm, { secret: "s".repeat(40), origin: "https://localhost" });
  const services = { app, queue, importRoots: [], uploadBytesMax: 1_000, accounts };
  const server = await startServer(services, 0, undefined, { ...THIS_MACHINE, accounts: true });
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${server.address}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  return {
    address: server.address,
    db: orm,
    post,
    get: (path: string, headers: Record<string, string> = {}) => fetch(`${server.address}${path}`, { headers }),
    addAccount: (email: string, role: Role) =>
      addAccount(orm, { email, name: email.split("@")[0], role, password: PASSWORD }),
    /** @returns the cookie that a browser would send back */
    async signIn(email: string): Promise<{ cookie: string }> {
      const response = await post("/auth/sign-in", { email, password: PASSWORD });
      return { cookie: response.headers.getSetCookie()[0].split(";")[0] };
    },
    /** The answer of GraphQL: its data, or the code of its first error. */
    async ask<Data>(query: string, headers: Record<string, string> = {}, variables: object = {}) {
      const response = await post("/graphql", { query, variables }, headers);
      const { data, errors } = (await response.json()) as {
        data?: Data;
        errors?: { extensions: { code: string } }[];
      };
      return errors ? errors[0].extensions.code : (data as Data);
    },
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
