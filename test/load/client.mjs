// One person at the dashboard: opens page after page, and the pictures on them.
import { setTimeout as delay } from "node:timers/promises";

const PAGE = 100;
const PICTURES_A_PAGE = 6;

/** What a client asks of the server, each answer timed.
 *  @throws Error naming the operation when an answer is no 2xx or 304, or holds errors */
export function createAsking(address, operations, latencies) {
  async function timed(name, ask) {
    const begun = performance.now();
    const answer = await ask();
    latencies.add(name, performance.now() - begun);
    return answer;
  }
  return {
    operation(name, variables = {}) {
      const { text } = operations.get(name) ?? {};
      if (!text) throw new Error(`the dashboard has no operation ${name}`);
      return timed(name, async () => {
        const response = await fetch(`${address}/graphql`, {
          method: "POST",
          headers: { "content-type": "application/json", "accept-language": "en" },
          body: JSON.stringify({ query: text, variables, operationName: name }),
        });
        const { data, errors } = await response.json();
        if (!response.ok || errors) throw new Error(`${name}: ${response.status} ${JSON.stringify(errors)}`);
        return data;
      });
    },
    get(name, path) {
      return timed(name, async () => {
        const response = await fetch(`${address}${path}`);
        const bytes = (await response.arrayBuffer()).byteLength;
        if (!response.ok || bytes === 0) throw new Error(`${name} ${path}: ${response.status}, ${bytes} bytes`);
      });
    },
  };
}

const nodesOf = (connection) => connection?.edges.map(({ node }) => node) ?? [];
const pick = (random, values) => values[Math.floor(random() * values.length)];

async function pictures(ask, random, images) {
  for (let i = 0; i < Math.min(PICTURES_A_PAGE, images.length); i++)
    await ask.get("thumbnail", `/images/${pick(random, images).id}/thumbnail`);
}

/** Pages of the dashboard, as their components ask for them. `of` names the data set, a study that is done and one under way. */
export const PAGES = {
  async overview(ask, { dataset, study }) {
    await ask.operation("Shell");
    await ask.operation("ActiveRuns");
    await ask.operation("Overview", { dataset, study: study ?? "", withStudy: study !== null });
  },
  async data(ask, { dataset, random }) {
    const first = await ask.operation("Images", { dataset, first: PAGE, after: null, filter: {} });
    const { endCursor, hasNextPage } = first.dataset.images.pageInfo;
    await pictures(ask, random, nodesOf(first.dataset.images));
    if (hasNextPage) await ask.operation("Images", { dataset, first: PAGE, after: endCursor, filter: {} });
  },
  async image(ask, { dataset, study, random }) {
    const list = await ask.operation("Images", { dataset, first: PAGE, after: null, filter: { labelled: true } });
    const image = pick(random, nodesOf(list.dataset.images));
    if (!image) return;
    await ask.operation("ImageSheet", {
      ...{ id: image.id, study, clusteringsOf: study ?? "", withClusterings: study !== null },
    });
    await ask.operation("HoveredImage", { id: image.id });
    await ask.get("image", `/images/${image.id}`);
  },
  async experiments(ask, { dataset, study }) {
    await ask.operation("Experiments", { dataset, study: study ?? "", withStudy: study !== null });
    await ask.operation("OutsideExperiments", { datasetId: dataset });
    await ask.operation("Methods");
  },
  async predictions(ask, { study, random }) {
    if (study === null) return;
    const list = await ask.operation("Predictions", { study, first: PAGE, after: null, filter: {}, orderBy: null });
    await pictures(
      ask,
      random,
      nodesOf(list.study.predictions)
        .map(({ image }) => image)
        .filter(Boolean),
    );
  },
  async map(ask, { study }) {
    if (study === null) return;
    const asked = { study, layer: "AVGPOOL", projection: "pca", clustering: null };
    await ask.operation("StudyMap", asked);
  },
  async audit(ask, { dataset, study }) {
    await ask.operation("PairReadings", { dataset });
    if (study === null) return;
    await ask.operation("DataAudit", { study });
    await ask.operation("NearDuplicates", { study, first: 20, after: null, filter: {} });
    await ask.operation("RandomAudit", { dataset, study, withStudy: true });
  },
  async results(ask, { study }) {
    if (study === null) return;
    await ask.operation("ScaleUp", { study });
    await ask.operation("StudySystem");
    await ask.operation("Deliverables", { study, language: "EN" });
  },
};

/** Browse until the signal is aborted: a page, a moment to read it, the next one.
 *  @param thinkMs  mean pause between two pages */
export async function browse(ask, { of, random, thinkMs, signal, onError }) {
  const names = Object.keys(PAGES);
  while (!signal.aborted) {
    const page = pick(random, names);
    try {
      await PAGES[page](ask, { ...of(), random });
    } catch (problem) {
      onError(`${page}: ${problem instanceof Error ? problem.message : problem}`);
    }
    await delay(thinkMs * 2 * random(), undefined, { signal }).catch(() => undefined);
  }
}

/** A small generator of one's own for each client, so that a repeated test asks the same. */
export function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
