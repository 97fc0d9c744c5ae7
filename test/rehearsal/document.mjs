// docs/scale.md from docs/scale/rehearsal.json and workers.json: no figure there is written by hand.
// Usage: node test/rehearsal/document.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { growsWithImages } from "./extrapolate.mjs";

export const RESULT = new URL("../../docs/scale/rehearsal.json", import.meta.url);
export const WORKERS = new URL("../../docs/scale/workers.json", import.meta.url);
export const DOCUMENT = new URL("../../docs/scale.md", import.meta.url);

const whole = (value) => Math.round(value).toLocaleString("en-GB");
const places = (value, n) => value.toFixed(n);
const mib = (bytes) => whole(bytes / 2 ** 20);
const gib = (bytes) => places(bytes / 2 ** 30, 1);
const minutes = (seconds) => (seconds < 120 ? `${whole(seconds)} s` : `${places(seconds / 60, 1)} min`);
const rate = (value) => (value === null || value === undefined ? "" : value < 10 ? places(value, 1) : whole(value));
const range = (a, b, n) => (places(a, n) === places(b, n) ? places(a, n) : `${places(a, n)} to ${places(b, n)}`);
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

const table = (head, rows) =>
  [`| ${head.join(" | ")} |`, `|${" --- |".repeat(head.length)}`, ...rows.map((row) => `| ${row.join(" | ")} |`)].join(
    "\n",
  );

/** A stage that comes back is told once: the sum of its times, and of its items. */
function byStage(stages) {
  const sums = new Map();
  for (const { stage, seconds, items } of stages) {
    const sum = sums.get(stage) ?? { stage, seconds: 0, items: 0 };
    sums.set(stage, { stage, seconds: sum.seconds + seconds, items: sum.items + items });
  }
  return [...sums.values()];
}

/** What a person calls a stage, where its name alone does not say it. */
const STAGES = {
  READ: "READ: fingerprint of all rows, the sample and the labels",
  EMBED: "EMBED: vectors of the sample (drawn, not computed)",
  MEASURE: "MEASURE: quality and look of the sample's images (drawn)",
  FAMILIES: "FAMILIES: near duplicates",
  EVALUATE: "EVALUATE: cross-validation",
  PREDICT: "PREDICT: vectors, score, decision and nearest labelled images of every image",
  REPORT: "REPORT: counts and one report",
};

const GROWS = "all";
const SAMPLE = "sample";

function stepsTable({ rows, sampleSize, import: filled, study }) {
  const seen = (stage) => (growsWithImages(stage, { rows, sampleSize }) ? GROWS : SAMPLE);
  return table(
    ["step", "sees", "seconds", "items", "items a second"],
    [
      ["rows written", GROWS, places(filled.writeSeconds, 1), whole(rows), rate(filled.rowsPerSecond)],
      [
        ...["data set settled: duplicates, counts, fingerprint", GROWS, places(filled.settleSeconds, 1)],
        ...[whole(rows), rate(filled.settledPerSecond)],
      ],
      ...byStage(study.stages).map(({ stage, seconds, items }) => [
        ...[STAGES[stage] ?? stage, seen(stage), places(seconds, 1), whole(items)],
        // A step of a few items has no rate worth telling.
        items >= 100 && seconds > 0 ? rate(items / seconds) : "",
      ]),
      [
        ...["**the whole study**", "", `**${places(study.seconds, 1)}**`],
        ...(study.rowsPerSecond === null ? ["", ""] : [`**${whole(rows)}**`, `**${rate(study.rowsPerSecond)}**`]),
      ],
    ],
  );
}

function killsText(kills) {
  if (kills.every(({ notReached }) => notReached)) return "No kill was reached: the stages were over before.";
  return table(
    ["killed", "when", "shards in hand", "taken up by others after"],
    kills.map(({ stage, share, holds, shards, recoverySeconds, notReached }) => [
      holds === "study" ? "the worker that led the study" : "a worker with a shard",
      `${stage}, ${whole(share * 100)} %`,
      notReached ? "" : String(shards),
      notReached ? "not reached" : recoverySeconds === null ? "not before the end" : `${places(recoverySeconds, 1)} s`,
    ]),
  );
}

const loadText = ({ mean, most }) => `${places(mean, 1)} on average, ${places(most, 1)} at most`;

function runText(result) {
  const { rows, workers, sampleSize, cores, study, server, loadAverage, stoppedAt } = result;
  const settings = Object.entries(server.settings).map(([name, value]) => `\`${name} = ${value}\``);
  const ended = stoppedAt
    ? `It was **stopped in ${stoppedAt.stage} at ${whole(stoppedAt.done ?? 0)} of ${whole(stoppedAt.total ?? 0)}**: what follows is what was measured until then.`
    : `It ended ${study.status} and left ${whole(study.predictions)} predictions, one for every row.`;
  return `The real code over **${whole(rows)} rows** in PostgreSQL ${server.version}, with ${workers} worker processes, on one machine of ${cores} cores that ran the database too. The study learned from a sample of ${whole(sampleSize)} images and every label, and then spoke of all rows. ${ended}

Load average of the machine, the rehearsal's own work included: ${loadText(loadAverage.rows)} while rows were written${loadAverage.study ? `, and ${loadText(loadAverage.study)} during the study` : ""}; ${cores} is a machine just fully used.

Postgres was set to ${settings.join(", ")}.`;
}

function diskText({ database, rows }) {
  return `The database took ${gib(database.bytes)} GiB, ${whole(database.bytes / rows)} bytes a row; ${gib(database.walBytes)} GiB of write-ahead log were written on the way.

${table(
  ["table", "MiB", "rows (estimated)"],
  database.tables.map(({ name, bytes, rows: n }) => [name, places(bytes / 2 ** 20, 1), whole(n)]),
)}`;
}

function extrapolatedText({ rows, slice, extrapolated }) {
  const { images, hours, fastest, typical, slowest, assumed, machineHourEuro, assumedPerSecond } = extrapolated;
  const row = (name, { inference, total, costEuro }) => [
    ...[name, places(inference, 1), places(hours.importOfFiles, 1), places(hours.everythingElse, 1)],
    ...[places(total, 1), places(costEuro, 1)],
  ];
  const from =
    rows < images
      ? ` What grows with the images is taken as proportional to them, from ${whole(rows)} rows; at ${whole(images)} rows nothing was run.`
      : ` Everything but inference and the files was run at that very size.`;
  return `To ${whole(images)} images on one machine like this one, at ${machineHourEuro} euros an hour (the typical value of [the assumptions](../apps/api/assumptions/scale-up.json)): **${range(fastest.total, slowest.total, 1)} hours and ${range(fastest.costEuro, slowest.costEuro, 1)} euros** for the machine, from the fastest to the slowest of ${slice.rounds} rounds of the real network.

${table(
  ["at the rate of", "inference, h", "files, h", "everything else, h", "in all, h", "euros"],
  [
    row(`the fastest round, ${rate(slice.embedPerSecond.most)} images a second`, fastest),
    row(`the median round, ${rate(slice.embedPerSecond.median)}`, typical),
    row(`the slowest round, ${rate(slice.embedPerSecond.least)}`, slowest),
    row(`the assumptions, ${assumedPerSecond}`, assumed),
  ],
)}

"Files" is reading, hashing, decoding and storing them, at the slice's rate; writing their rows is counted there and, at the size that was run, in "everything else".${from} Storage, people and other machines are not in it, nor is a price that moves.`;
}

/** What takes longest of what grows with the images, the network aside. */
function bottleneckText({ rows, import: filled, study, sampleSize, extrapolated }) {
  const grows = study.stages.filter(({ stage }) => growsWithImages(stage, { rows, sampleSize }));
  const candidates = [
    ["writing rows", filled.writeSeconds],
    ["settling the data set", filled.settleSeconds],
    ...byStage(grows).map(({ stage, seconds }) => [`the stage ${stage}`, seconds]),
  ].sort(([, a], [, b]) => b - a);
  const [[name, seconds]] = candidates;
  const { typical, hours, machinesFed } = extrapolated;
  return `Today it is the network: inference takes ${places(typical.inference / hours.everythingElse, 0)} times as long as everything else on these cores, so that more machines that embed, or a GPU, come first. They help until the one database does not follow: at the rates above, this one machine does everything else as fast as about **${whole(machinesFed)} machines like it embed**. Beyond that, ${name} is next: ${minutes((seconds / rows) * 1e6)} a million rows, the longest of what grows with the images. Part of that is the workers' own, and more machines take it; the rest is Postgres writing rows and indexes of predictions and vectors, and there a larger server is what helps.`;
}

function workersText({ images, perShard, cores, goal, rates, ratios, loadAverage }) {
  const told = (values) => `${places(median(values), 1)} (${range(Math.min(...values), Math.max(...values), 1)})`;
  const reached = median(ratios) >= goal;
  return `\`npm run bench -- workers\`: ${images} drawn images, the shipped ResNet-18, shards of ${perShard}, one inference thread a worker, ${cores} cores, one and two workers in turn, ${ratios.length} rounds; median, and from the least to the most. Load average before: ${places(loadAverage.before, 1)}.

${table(
  ["workers", "images a second"],
  [
    ["one", told(rates[1])],
    ["two", told(rates[2])],
    ["faster by", `**${places(median(ratios), 2)}** (${range(Math.min(...ratios), Math.max(...ratios), 2)})`],
  ],
)}

The goal of ${goal} is ${reached ? "reached" : "not reached"} at the median${reached && Math.min(...ratios) < goal ? ", not in every round" : ""}.`;
}

/** @param result  of the rehearsal
 *  @param workers  of the benchmark of two workers against one */
export function scaleDocument(result, workers) {
  const { slice, memory, database, silentSeconds, kills, study, extrapolated } = result;
  return `# At scale

Made by \`node test/rehearsal/document.mjs\` from [rehearsal.json](scale/rehearsal.json), which \`npm run rehearsal\` writes, and [workers.json](scale/workers.json), which \`npm run bench -- workers\` writes; no figure is written by hand.

## What was run

${runText(result)}

## What was not

${result.bypassed.map((line) => `- ${line}`).join("\n")}

On a slice of ${whole(slice.images)} real files, by the whole product: ${rate(slice.importPerSecond)} imported a second, ${rate(slice.embedPerSecond.median)} embedded a second by ResNet-18 with ${slice.threads} threads (from ${rate(slice.embedPerSecond.least)} to ${rate(slice.embedPerSecond.most)} in ${slice.rounds} rounds), load average ${places(slice.loadAverage, 1)} meanwhile.

## Rows a second
${study ? `\n${stepsTable(result)}\n\nSteps that see all rows grow with the data set; those of the sample take the same time for any number of rows.\n` : ""}
## Killed workers

A process counts as gone once it was not heard of for ${whole(silentSeconds)} s: that wait is in every time below, and a new leader of the study reads the data set again before it goes on. Each killed one was replaced at once; the others went on meanwhile, and what it had finished was not done again.

${kills ? killsText(kills) : "No study was begun."}

## Two workers against one

${workersText(workers)}

## Memory and disk

${table(
  ["process", "peak, MiB"],
  memory.map(({ name, peakBytes }) => [name, mib(peakBytes)]),
)}

${database ? diskText(result) : "The database was not measured."}

## Extrapolated

${extrapolated ? extrapolatedText(result) : "Nothing: the study did not end."}

## The next bottleneck

${extrapolated ? bottleneckText(result) : "Not told: the study did not end."}
`;
}

const read = (url) => JSON.parse(readFileSync(url, "utf8"));

export const committedDocument = () => scaleDocument(read(RESULT), read(WORKERS));

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(DOCUMENT, committedDocument());
