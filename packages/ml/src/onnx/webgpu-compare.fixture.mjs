// Runs in a process of its own, so that the Vulkan driver can be chosen by its environment: prints how far the outputs of
// each network given on the command line are on WebGPU from those on the CPU, in float32 and float16. Imports the built package.
import { readFileSync } from "node:fs";
import { readResNet } from "@brainscan/ml/backbone/read-resnet";
import { buildResNetModel } from "@brainscan/ml/backbone/resnet-graph";
import { readWeights } from "@brainscan/ml/backbone/weights/read-weights";
import { openSession } from "@brainscan/ml/onnx/session";

const [, , inputPath, inputShape, ...weightsPaths] = process.argv;
const shape = inputShape.split("x").map(Number);
const data = new Float32Array(new Uint8Array(readFileSync(inputPath)).buffer);
const names = ["avgpool", "layer3", "layer4", "logits"];

async function compute(model, provider) {
  const session = await openSession(model, { provider });
  const outputs = await session.run({ input: { data, shape } }, names);
  await session.close();
  return outputs;
}

/** Half precision on the first network: how far it is from the CPU's float32, relative to the largest value, or why it cannot be. */
async function compareHalves(weightsPath) {
  const resnet = readResNet(readWeights(readFileSync(weightsPath)));
  const cpu = await compute(buildResNetModel(resnet), "cpu");
  try {
    const webgpu = await compute(buildResNetModel(resnet, { precision: "float16" }), "webgpu");
    return names.map((name) => {
      const furthest = Math.max(...Array.from(cpu[name].data, (value, i) => Math.abs(value - webgpu[name].data[i])));
      return { name, relative: furthest / Math.max(...Array.from(cpu[name].data, Math.abs)) };
    });
  } catch (error) {
    return { refused: String(error) };
  }
}

const report = [];
for (const weightsPath of weightsPaths) {
  const model = buildResNetModel(readResNet(readWeights(readFileSync(weightsPath))));
  const cpu = await compute(model, "cpu");
  const webgpu = await compute(model, "webgpu");
  for (const name of names) {
    const pairs = Array.from(cpu[name].data, (value, i) => Math.abs(value - webgpu[name].data[i]));
    report.push({ weightsPath, name, largest: Math.max(...pairs), length: pairs.length });
  }
}
const halves = await compareHalves(weightsPaths[0]);
process.stdout.write(JSON.stringify({ report, halves }));
process.exit(0);
