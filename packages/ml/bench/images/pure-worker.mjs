// One inference thread that does nothing but run the network on one prepared image, again and again: the ceiling.
import { readFileSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { readResNet } from "@brainscan/ml/backbone/read-resnet";
import { AVGPOOL, buildResNetModel, INPUT, LAYER3 } from "@brainscan/ml/backbone/resnet-graph";
import { readWeights } from "@brainscan/ml/backbone/weights/read-weights";
import { decodeImage } from "@brainscan/ml/image/decode-image";
import { PREPROCESSING, preprocess } from "@brainscan/ml/image/preprocess";
import { openSession } from "@brainscan/ml/onnx/session";

const { weightsPath, imagePath } = workerData;
const { cropPx } = PREPROCESSING;
const model = buildResNetModel(readResNet(readWeights(readFileSync(weightsPath))));
const session = await openSession(model, { provider: "cpu", dimensions: { n: 1, height: cropPx, width: cropPx } });
const data = preprocess(await decodeImage(readFileSync(imagePath)));

async function run(count) {
  for (let i = 0; i < count; i++)
    await session.run({ [INPUT]: { data, shape: [1, 3, cropPx, cropPx] } }, [AVGPOOL, LAYER3]);
  parentPort.postMessage("done");
}

parentPort.on("message", (count) => {
  if (count === 0) parentPort.close();
  else void run(count);
});
parentPort.postMessage("ready");
