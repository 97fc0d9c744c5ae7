// What the product costs, beside what one would use instead, in one run on one machine. Build first.
// Usage: node bench/main.mjs [images|methods|large ...] [FOLDER of images]; all but `large` when none is named.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const BENCHES = { images: "images/main.mjs", methods: "methods/main.mjs", large: "large.mjs" };

const given = process.argv.slice(2);
const named = given.filter((word) => word in BENCHES);
const others = given.filter((word) => !(word in BENCHES));
for (const name of named.length > 0 ? named : ["images", "methods"]) {
  const script = fileURLToPath(new URL(BENCHES[name], import.meta.url));
  const child = spawn(process.execPath, [script, ...others], { stdio: "inherit" });
  const code = await new Promise((resolve) => child.on("exit", resolve));
  if (code !== 0) process.exit(code ?? 1);
}
