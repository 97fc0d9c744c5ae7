// Many clients and hundreds of open pages on the real server while it studies, then a soak: is anything refused, slow or never
// let go? Build first. Usage: npm run test:load [-- --minutes 10] [--clients 50] [--subscribers 200] [--think MS]
//                                                [--database postgres|pglite] [--out FILE]
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { answers, createPrivateDatabase } from "./private-database.mjs";
import { runLoad, untilStudied } from "./run-load.mjs";
import { startServer } from "./start-server.mjs";
import { summarise, tell } from "./summary.mjs";

const PLAN = new URL("../../apps/api/plans/quick.json", import.meta.url).pathname;
const FIRST_STUDY_MS = 15 * 60_000;
/** Of a soak, what is warm-up: caches fill, code is compiled. */
const WARM_UP_SHARE = 0.25;

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    clients: { type: "string", default: "50" },
    subscribers: { type: "string", default: "200" },
    think: { type: "string", default: "4000" },
    database: { type: "string" },
    out: { type: "string" },
  },
});
const server = process.env.TEST_DATABASE_URL;
const hasServer = await answers(server);
const kind = values.database ?? (hasServer ? "postgres" : "pglite");
if (kind === "postgres" && !hasServer) {
  console.error("test:load: no Postgres answers at TEST_DATABASE_URL");
  process.exit(2);
}

const folder = await mkdtemp(join(tmpdir(), "brainscan-load-"));
const database = kind === "postgres" ? await createPrivateDatabase(server) : null;
let serving;
try {
  serving = await startServer({ dataDir: join(folder, "data"), databaseUrl: database?.url, args: ["--plan", PLAN] });
  console.log(`${kind}, ${serving.address}: the demonstration set is imported and studied once ...`);
  await untilStudied(serving.address, FIRST_STUDY_MS);
  const settings = {
    clients: Number(values.clients),
    subscribers: Number(values.subscribers),
    thinkMs: Number(values.think),
    durationMs: Number(values.minutes) * 60_000,
  };
  console.log(`${settings.clients} clients, ${settings.subscribers} subscriptions, ${values.minutes} minutes ...`);
  const loadBefore = loadavg();
  let ticks = 0;
  const measured = await runLoad(serving, {
    ...settings,
    plan: JSON.parse(await readFile(PLAN, "utf8")),
    connections: database?.connections,
    onTick({ ms, rssBytes, errors, studies }) {
      if (++ticks % 30 === 0)
        console.log(
          `  ${Math.round(ms / 1000)} s: ${Math.round(rssBytes / 2 ** 20)} MiB, ${studies} studies, ${errors} errors`,
        );
    },
  });
  const result = summarise(measured, {
    ...{ kind, settings, warmUpShare: WARM_UP_SHARE },
    machine: { cores: availableParallelism(), loadBefore, loadAfter: loadavg() },
  });
  if (values.out) await writeFile(values.out, `${JSON.stringify(result, null, 2)}\n`);
  for (const line of tell(result)) console.log(line);
  process.exitCode = result.errors.count === 0 ? 0 : 1;
} finally {
  await serving?.stop();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
}
