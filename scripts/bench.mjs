// What the product costs, beside what one would use instead, in one run on one machine. Build first.
// Usage: node scripts/bench.mjs [images|methods|large|responsiveness|study|scale-up|workers|precision|listing ...] [FOLDER of images, or report.json];
// images, responsiveness and methods when none is named.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const BENCHES = {
  images: "../packages/ml/bench/images/main.mjs",
  methods: "../packages/ml/bench/methods/main.mjs",
  large: "../packages/ml/bench/large.mjs",
  responsiveness: "../test/bench/responsiveness.mjs",
  study: "../test/bench/study.mjs",
  "scale-up": "../test/bench/scale-up.mjs",
  workers: "../test/bench/workers.mjs",
  precision: "../test/bench/precision/main.mjs",
  listing: "../test/bench/listing.mjs",
};

const given = process.argv.slice(2);
const named = given.filter((word) => word in BENCHES);
const others = given.filter((word) => !(word in BENCHES));
for (const name of named.length > 0 ? named : ["images", "responsiveness", "methods"]) {
  const script = fileURLToPath(new URL(BENCHES[name], import.meta.url));
  const child = spawn(process.execPath, [script, ...others], { stdio: "inherit" });
  const code = await new Promise((resolve) => child.on("exit", resolve));
  if (code !== 0) process.exit(code ?? 1);
}
