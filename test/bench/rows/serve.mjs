// The product's own server over a database, asked as the dashboard asks it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../../../apps/api/dist/cli/main.js", import.meta.url));

export async function serve(databaseUrl) {
  const dataDir = await mkdtemp(join(tmpdir(), "brainscan-bench-"));
  const child = spawn(process.execPath, [cli, "serve", "--port", "0", "--no-demo"], {
    env: { ...process.env, BRAINSCAN_DATA_DIR: dataDir, DATABASE_URL: databaseUrl },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  const address = await new Promise((resolve, reject) => {
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
      const [found] = output.match(/http:\/\/localhost:\d+/) ?? [];
      if (found) resolve(found);
    });
    child.once("close", () => reject(new Error(`the server ended before it answered:\n${output}`)));
  });
  return {
    async ask(query, variables = {}) {
      const response = await fetch(`${address}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = await response.json();
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    },
    async stop() {
      child.kill("SIGTERM");
      await ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
