// A worker as `brainscan worker` is one, but for its network, which costs nothing, and for images, which are drawn when they are read.
// Started by the rehearsal: node worker.mjs DATA_DIR; DATABASE_URL names the database.
import { once } from "node:events";
import { openApp } from "@brainscan/api/app";
import { JOB_HANDLERS } from "@brainscan/api/jobs/handlers";
import { startWorkQueue } from "@brainscan/api/runs/work-queue";
import { withConstantNetwork } from "./constant-network.mjs";
import { drawnImage } from "./drawn-image.mjs";

const [dataDir] = process.argv.slice(2);
const config = { dataDir, weightsHome: dataDir, databaseUrl: process.env.DATABASE_URL, provider: "cpu", workers: 1 };
const opened = await openApp({ ...config, silentMs: Number(process.env.SILENT_MS) });
const app = {
  ...opened,
  kept: withConstantNetwork(opened.kept),
  store: { ...opened.store, read: drawnImage },
};
const queue = await startWorkQueue(app, JOB_HANDLERS, { concurrency: 1 });
process.send?.({ ready: app.id });
await once(process, "SIGTERM");
await queue.stop();
await app.close();
