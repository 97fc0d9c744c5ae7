import { fileURLToPath } from "node:url";
import { addWeights } from "@brainscan/api/weights/add-weights";

/** A ResNet-18 of a few channels: for what does not depend on what the network sees. A whole one takes seconds a study. */
export const TINY_NETWORK = fileURLToPath(
  new URL("../../../packages/ml/fixtures/resnet-tiny/resnet18-tiny.pth", import.meta.url),
);

/** Have a data folder know the tiny network; the name that studies and experiments ask for it by. */
export async function addTinyNetwork({ dataDir }: { dataDir: string }): Promise<string> {
  return (await addWeights(TINY_NETWORK, "tiny", { dataDir })).id;
}
