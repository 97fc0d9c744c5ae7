// Many clients browse while a study runs and hundreds of pages follow it.
import { setMaxListeners } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { browse, createAsking, seededRandom } from "./client.mjs";
import { recordLatencies } from "./latencies.mjs";
import { readOperations } from "./read-operations.mjs";
import { sampleProcess } from "./sample-process.mjs";
import { openSubscribers } from "./subscribers.mjs";

const STATE = "{ datasets { id latestStudy { id status } studies { id status } } }";
const SAMPLE_EVERY_MS = 1000;

/**
 * @typedef {{ clients: number, subscribers: number, durationMs: number, thinkMs: number, plan: object, backbone?: string,
 *   connections?: () => Promise<number>, onTick?: (sample: any) => void }} LoadOptions
 */

/** Load a server that holds a data set with a study that is done.
 *  `clients` browse, each a page every `thinkMs` or so, for `durationMs`; `subscribers` pages follow the study under way, which is
 *  started anew by `plan`, with another seed, whenever it has ended. `connections` tells how many the database counts now.
 *  @param {{ address: string, pid?: number, heap: () => object | null }} server
 *  @param {LoadOptions} options
 *  @returns errors, latencies, news of the subscriptions, and samples of the server's process */
export async function runLoad(
  { address, pid, heap },
  { clients, subscribers, durationMs, thinkMs, plan, backbone, connections, onTick },
) {
  const operations = readOperations();
  const latencies = recordLatencies();
  const ask = createAsking(address, operations, latencies);
  const errors = [];
  const onError = (message) => errors.push(message);
  const end = new AbortController();
  // One listener a client.
  setMaxListeners(0, end.signal);

  const [dataset] = (await query(address, STATE)).datasets;
  const done = dataset.studies.find(({ status }) => status === "DONE")?.id ?? null;
  const of = () => ({ dataset: dataset.id, study: done });

  const studies = [];
  let seed = 100;
  const startStudy = async () => {
    const input = { datasetId: dataset.id, plan, backbone, seed: seed++ };
    const { startStudy: answer } = await ask.operation("StartStudy", { input });
    if (!answer.study) throw new Error(`StartStudy: ${JSON.stringify(answer.userErrors)}`);
    studies.push({ id: answer.study.id, status: null });
    return answer.study.id;
  };

  const before = sampleProcess(pid);
  const runId = await startStudy();
  const followers = openSubscribers(address, operations.get("RunChanged"), { runId, count: subscribers, onError });
  const browsing = Array.from({ length: clients }, (_, i) =>
    browse(ask, { of, random: seededRandom(i), thinkMs, signal: end.signal, onError }),
  );
  const samples = [];
  const begun = Date.now();
  let open = followers;
  const news = [];
  while (Date.now() - begun < durationMs) {
    await delay(SAMPLE_EVERY_MS);
    const sample = { ms: Date.now() - begun, ...sampleProcess(pid), ...heap(), connections: await connections?.() };
    samples.push(sample);
    onTick?.({ ...sample, errors: errors.length, studies: studies.length });
    const { run } = await query(address, "query ($id: ID!) { run(id: $id) { status } }", { id: studies.at(-1).id });
    studies.at(-1).status = run.status;
    if (!["DONE", "FAILED", "CANCELLED"].includes(run.status) || Date.now() - begun >= durationMs) continue;
    if (run.status === "FAILED") onError(`the study ${studies.at(-1).id} failed`);
    await open.close();
    news.push(...open.states);
    const next = await startStudy();
    open = openSubscribers(address, operations.get("RunChanged"), { runId: next, count: subscribers, onError });
  }
  end.abort();
  await Promise.all(browsing);
  await ask.operation("CancelRun", { id: studies.at(-1).id }).catch(() => undefined);
  await open.close();
  news.push(...open.states);
  // What was held for those who left is let go by now: a server keeps an idle connection for five seconds.
  await delay(7000);
  return {
    errors,
    latencies: latencies.summary(),
    studies: studies.length,
    subscriptions: { opened: news.length, told: news.map(({ told }) => told) },
    samples,
    before,
    after: sampleProcess(pid),
  };
}

export async function query(address, text, variables = {}) {
  const response = await fetch(`${address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: text, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors.map(({ message }) => message).join("; "));
  return data;
}

/** Wait until the server's own first study has ended.
 *  @throws Error when it did not end well */
export async function untilStudied(address, timeoutMs) {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const [dataset] = (await query(address, STATE)).datasets;
    const status = dataset?.latestStudy?.status;
    if (status === "DONE") return;
    if (status === "FAILED" || Date.now() > deadline) throw new Error(`the first study is ${status ?? "not begun"}`);
    await delay(250);
  }
}
