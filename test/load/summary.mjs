import { driftOf, slopeOf } from "./trend.mjs";

const P95_GOAL_MS = 300;
const DRIFT_GOAL = 0.05;
const ERRORS_TOLD = 10;
const HOUR_MS = 3_600_000;
const MIB = 2 ** 20;

/** What grows when something is never let go, with the factor and unit it is told in. */
const MEASURES = {
  rssBytes: [MIB, "MiB"],
  anonymousBytes: [MIB, "MiB"],
  heapUsedBytes: [MIB, "MiB"],
  externalBytes: [MIB, "MiB"],
  handles: [1, "handles"],
  threads: [1, "threads"],
  connections: [1, "connections"],
};

/** Of what was measured, what a reader wants to know. */
export function summarise(measured, { kind, settings, warmUpShare, machine }) {
  const { errors, latencies, subscriptions, studies, samples, before, after } = measured;
  const warm = samples.filter(({ ms }) => ms >= warmUpShare * settings.durationMs);
  const soak = {};
  for (const name of Object.keys(MEASURES)) {
    const points = warm
      .filter((sample) => typeof sample[name] === "number")
      .map((sample) => ({ x: sample.ms, y: sample[name] }));
    if (points.length < 3) continue;
    const slope = slopeOf(points.map(({ x, y }) => ({ x: x / HOUR_MS, y })));
    soak[name] = { ...driftOf(points), max: Math.max(...points.map(({ y }) => y)), slopePerHour: slope };
  }
  const told = subscriptions.told;
  return {
    database: kind,
    settings,
    machine,
    errors: { count: errors.length, first: [...new Set(errors)].slice(0, ERRORS_TOLD) },
    studies,
    latencies,
    goals: { p95Ms: P95_GOAL_MS, drift: DRIFT_GOAL },
    subscriptions: {
      opened: subscriptions.opened,
      withoutNews: told.filter((count) => count === 0).length,
      newsMin: Math.min(...told),
      newsMax: Math.max(...told),
    },
    soak,
    handles: { before: before.handles, after: after.handles },
  };
}

const ms = (value) => (value === null ? "-" : `${value.toFixed(0)} ms`).padStart(9);

/** The result in lines for a terminal. */
export function tell({ database, settings, machine, errors, studies, latencies, goals, subscriptions, soak, handles }) {
  const load = (values) => values.map((value) => value.toFixed(1)).join(" ");
  const lines = [
    "",
    `${settings.clients} clients on ${database}, ${machine.cores} cores, load average ${load(machine.loadBefore)} before, ${load(machine.loadAfter)} after; ${studies} studies under way meanwhile`,
    `errors: ${errors.count}`,
    ...errors.first.map((error) => `  ${error}`),
    "",
    `${"operation".padEnd(22)}${"n".padStart(7)}${"p50".padStart(10)}${"p95".padStart(10)}${"p99".padStart(10)}   (goal: p95 under ${goals.p95Ms} ms on 2 cores)`,
  ];
  for (const [name, of] of [...Object.entries(latencies.byOperation), ["all", latencies.all]])
    lines.push(`${name.padEnd(22)}${String(of.n).padStart(7)} ${ms(of.p50Ms)} ${ms(of.p95Ms)} ${ms(of.p99Ms)}`);
  lines.push(
    "",
    `subscriptions: ${subscriptions.opened} opened, ${subscriptions.withoutNews} without news, ${subscriptions.newsMin} to ${subscriptions.newsMax} news each`,
    `handles: ${handles.before} before, ${handles.after} after all clients had left`,
    `soak, after warm-up (goal: within ${goals.drift * 100} %):`,
  );
  for (const [name, { first, last, share, slopePerHour }] of Object.entries(soak)) {
    const [factor, unit] = MEASURES[name];
    const of = (value) => (value / factor).toFixed(1);
    const slope = slopePerHour
      ? `; ${of(slopePerHour.slope)} ${unit} an hour (95 %: ${of(slopePerHour.low)} to ${of(slopePerHour.high)})`
      : "";
    lines.push(`  ${name.padEnd(16)} ${of(first)} to ${of(last)} ${unit}, ${(share * 100).toFixed(1)} %${slope}`);
  }
  return [...lines, ""];
}
