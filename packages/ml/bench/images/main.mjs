// How fast images become features, beside the ceiling and beside the usual notebook. Usage: node bench/main.mjs [FOLDER]
// (or BENCH_DATA=FOLDER); without one it draws its own images. Build first.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shippedWeights } from "@brainscan/ml/backbone/shipped-weights";
import { drawImages, findImages } from "./bench-images.mjs";
import { openNotebook, openProduct, openPure } from "./competitors.mjs";

const IMAGES = 120;
const REPETITIONS = 5;

function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return `${median.toFixed(2)}  (${sorted[0].toFixed(2)} to ${sorted[sorted.length - 1].toFixed(2)})`;
}

function print(label, values) {
  console.log(`  ${label.padEnd(64)} ${values}`);
}

const folder = process.argv[2] ?? process.env.BENCH_DATA;
const scratch = await mkdtemp(join(tmpdir(), "brainscan-bench-"));
const { path: weightsPath, id } = shippedWeights();
const open = [];
try {
  const paths = folder ? findImages(folder, IMAGES) : await drawImages(scratch, IMAGES);
  const listPath = join(scratch, "list.txt");
  await writeFile(listPath, paths.join("\n"));
  const product = await openProduct(weightsPath, paths);
  open.push(product);
  const pure = await openPure(weightsPath, paths, product.execution.threads);
  open.push(pure);
  const notebook = await openNotebook(weightsPath, listPath);
  if (notebook) open.push(notebook);
  for (const { run } of open) await run();
  const seconds = open.map(() => []);
  // Interleaved, so that whatever else the machine does falls on all alike.
  for (let repetition = 0; repetition < REPETITIONS; repetition++)
    for (const [i, { run }] of open.entries()) seconds[i].push(await run());

  console.log(
    `\nEmbedding with ${id}: ${paths.length} images of ${folder ?? "our own drawing"}, ${REPETITIONS} repetitions,`,
  );
  console.log("median (smallest to largest)\n");
  for (const [i, { name }] of open.entries())
    print(`${name}, images/s`, spread(seconds[i].map((duration) => paths.length / duration)));
  console.log("");
  const ratios = (i) => seconds[0].map((duration, repetition) => seconds[i][repetition] / duration);
  print("end to end, as a fraction of inference alone (goal 0.80)", spread(ratios(1)));
  if (notebook) {
    print("end to end, as a multiple of the notebook loop (goal 2.00)", spread(ratios(2)));
    const theirs = notebook.first();
    const difference = product.first().reduce((max, value, i) => Math.max(max, Math.abs(value - theirs[i])), 0);
    print("largest difference of the first image's 512 features", difference.toExponential(1));
  } else print("end to end, as a multiple of the notebook loop", "no python3 with torch and torchvision here");
  console.log("");
} finally {
  for (const { close } of open) await close();
  await rm(scratch, { recursive: true });
}
