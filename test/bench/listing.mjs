// How long the pages of the dashboard wait for their lists when a data set has a million images. Makes a database of its own on
// the Postgres of BENCH_DATABASE_URL or TEST_DATABASE_URL, fills it, asks the product's own server, drops it. Build first.
// Usage: node bench/listing.mjs [IMAGES] [TIMES]
import { openDatabase } from "@brainscan/db/open-database";
import { fillDataset } from "./rows/fill-dataset.mjs";
import { createPrivateDatabase, pg } from "./rows/private-database.mjs";
import { questionsOf } from "./rows/questions.mjs";
import { serve } from "./rows/serve.mjs";

const [n = 1_000_000, times = 15] = process.argv.slice(2).map(Number);
const GOAL_MS = 100;

const server = await createPrivateDatabase();
try {
  // Opening migrates it.
  const database = await openDatabase({ url: server.url });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const begun = performance.now();
  const { datasetMs, predictionsMs } = await fillDataset(client, database.orm, n);
  await database.close();
  const {
    rows: [{ version, size }],
  } = await client.query(
    "select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as size",
  );
  await client.end();
  const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
  console.log(
    `${n.toLocaleString("en")} images, PostgreSQL ${version}, ${size}, filled in ${seconds(performance.now() - begun)}, of it settling the images ${seconds(datasetMs)} and the predictions ${seconds(predictionsMs)}`,
  );

  const { ask, stop } = await serve(server.url);
  try {
    let over = 0;
    for (const { name, query, variables } of questionsOf(n)) {
      const spent = [];
      // The first one reads from the disk what the others find in memory.
      for (let i = 0; i <= times; i++) {
        const start = performance.now();
        await ask(query, variables);
        spent.push(performance.now() - start);
        if (i > 2 && spent[0] > 3000) break;
      }
      const [first, ...rest] = spent;
      rest.sort((a, b) => a - b);
      const at = (share) => rest[Math.min(rest.length - 1, Math.floor(share * rest.length))];
      if (at(0.5) >= GOAL_MS) over++;
      const ms = (value) => `${value.toFixed(1)} ms`.padStart(11);
      console.log(
        `${name.padEnd(48)} median ${ms(at(0.5))}   95 % ${ms(at(0.95))}   first ${ms(first)}   n ${rest.length}${at(0.5) >= GOAL_MS ? "   over the goal" : ""}`,
      );
    }
    console.log(over === 0 ? `every median is under ${GOAL_MS} ms` : `${over} medians are not under ${GOAL_MS} ms`);
  } finally {
    await stop();
  }
} finally {
  await server.drop();
}
