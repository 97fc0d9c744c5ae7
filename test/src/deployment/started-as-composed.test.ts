import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createServerDatabase, describeServer } from "@brainscan/db/test-databases";
import { expect, it } from "vitest";
import { brainscan, until } from "../brainscan.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { CLI } from "../workspace.ts";
import { readYaml } from "./read-yaml.ts";

type Compose = { services: Record<string, { command: string[]; environment: Record<string, string> }> };
const [{ services }] = readYaml<Compose>("docker-compose.yml");

/** Each `${NAME:-value}` as Compose fills it in, and `${NAME:?...}` with what is given. */
function filledIn(environment: Record<string, string>, given: Record<string, string>): Record<string, string> {
  const fill = (text: string) =>
    text.replace(/\$\{([A-Z_]+):([-?])([^}]*)\}/g, (_, name, kind, rest) => given[name] ?? (kind === "-" ? rest : ""));
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, fill(value)]));
}

const ready = async (port: number) =>
  fetch(`http://127.0.0.1:${port}/ready`).then(
    ({ status }) => status,
    () => 0,
  );

describeServer("docker-compose.yml, started without containers", () => {
  const folder = temporaryFolder();

  it("migrates, then an API and a worker with its very commands and variables are ready, and only with an administrator", async () => {
    const { url, drop } = await createServerDatabase();
    const running: ChildProcess[] = [];
    const envOf = (name: string) => ({
      ...filledIn(services[name].environment, { BRAINSCAN_PUBLIC_URL: "https://brainscan.example.org" }),
      DATABASE_URL: url,
      BRAINSCAN_DATA_DIR: join(folder, "data"),
    });
    const start = (name: string, args: string[]) => {
      const env = { ...process.env, ...envOf(name) };
      const child = spawn(process.execPath, ["--liftoff-only", CLI, ...args], { env, stdio: "ignore" });
      running.push(child);
    };
    // Another port than the container's own: this machine's may be taken.
    const apiPort = 20_000 + (process.pid % 20_000);
    const api = services.api.command.map((word) => (word === "4000" ? String(apiPort) : word));
    try {
      expect((await brainscan(services.migrate.command, { env: envOf("migrate") })).code).toBe(0);
      const refused = await brainscan(api, { env: envOf("api") });
      expect(refused.code).toBe(2);
      expect(refused.stderr).toContain("administrator");

      const account = [
        "accounts",
        "add",
        "a@example.org",
        "--name",
        "A",
        "--role",
        "administrator",
        "--password-stdin",
      ];
      const added = spawn(process.execPath, [CLI, ...account], {
        env: { ...process.env, ...envOf("migrate") },
        stdio: ["pipe", "ignore", "ignore"],
      });
      added.stdin?.end("a long enough passphrase\n");
      expect((await once(added, "exit"))[0]).toBe(0);

      start("api", api);
      start("worker", [...services.worker.command, "--health-port", String(apiPort + 1)]);
      await until(
        () => Promise.all([ready(apiPort), ready(apiPort + 1)]),
        (statuses) => statuses.every((status) => status === 200),
      );
    } finally {
      await Promise.all(
        running.map(async (child) => {
          if (child.exitCode !== null) return;
          child.kill("SIGTERM");
          await once(child, "exit");
        }),
      );
      await drop();
    }
  });
});
