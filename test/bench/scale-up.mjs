// How long one answer on a larger set takes, as the page works it out while one drags, beside numpy drawing and ranking the
// same totals of three plans. Build first. Usage: node bench/scale-up.mjs REPORT.json [REPEATS]
import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { answerScaleUp } from "@brainscan/ml/scaleup/answer-scale-up";

// `npm run bench` hands folders of images to every bench; this one reads a report.
const file = process.argv.slice(2).find((argument) => argument.endsWith(".json"));
const repeats = Number(process.argv.slice(2).find((argument) => /^\d+$/.test(argument)) ?? 15);
if (!file) {
  console.error("scale-up: name the report.json of a study");
  process.exit(2);
}
const { scaleUp } = JSON.parse(await readFile(file, "utf8"));
if (!scaleUp) {
  console.error(`scale-up: ${file} holds no answer on a larger set`);
  process.exit(2);
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

function measure(nDraws) {
  const scenario = { ...scaleUp.answer.scenario, nDraws };
  const timesMs = Array.from({ length: repeats + 3 }, () => {
    const from = process.hrtime.bigint();
    answerScaleUp(scenario, scaleUp.quality);
    return Number(process.hrtime.bigint() - from) / 1e6;
  });
  // The first ones compile.
  return median(timesMs.slice(3));
}

const NUMPY = `
import sys, time, numpy as np
n, repeats = int(sys.argv[1]), int(sys.argv[2])
times = []
for _ in range(repeats):
    start = time.perf_counter()
    g = np.random.default_rng(0)
    rate, price, store = g.lognormal(3.7, 0.15, n), g.triangular(0.085, 0.17, 0.34, n), g.triangular(0.0125, 0.023, 0.0265, n)
    seconds, hour, share, misses = g.triangular(4, 15, 60, n), g.triangular(65, 100, 160, n), g.beta(1.2, 6, n), g.beta(2.5, 48, n)
    base = 4e6 / rate / 3600 * price + 4e6 * 768 * 4 / 1e9 * store * 12
    review = 4e6 * (share * 0.9 + (1 - share) * 0.3) * seconds * hour / 3600
    for total in (base, base + review, base + 3465 * seconds * hour / 3600):
        np.quantile(total, (0.025, 0.5, 0.975)), (total <= 5000).mean()
    np.quantile(4e6 * share * misses, (0.025, 0.5, 0.975))
    times.append((time.perf_counter() - start) * 1000)
print(sorted(times)[len(times) // 2])
`;

function measureNumpy(nDraws) {
  for (const command of ["python3", "/usr/bin/python3"]) {
    const { status, stdout } = spawnSync(command, ["-c", NUMPY, String(nDraws), String(repeats)], { encoding: "utf8" });
    if (status === 0) return Number(stdout);
  }
  return null;
}

console.log(`answer on a larger set, ${scaleUp.quality.points.length} thresholds, median of ${repeats}`);
for (const nDraws of [4000, 20_000]) {
  const ours = measure(nDraws);
  const numpy = measureNumpy(nDraws);
  const peer =
    numpy === null
      ? "numpy is not installed"
      : `numpy, totals of three plans alone, one reading, no verdict: ${numpy.toFixed(1)} ms (ratio ${(ours / numpy).toFixed(1)})`;
  console.log(`${nDraws} draws: whole answer ${ours.toFixed(1)} ms (goal 100); ${peer}`);
}
