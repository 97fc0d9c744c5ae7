import { resolve } from "node:path";
import { addWeights } from "@brainscan/api/weights/add-weights";
import { ROOT } from "./workspace.ts";

/** A ResNet-18 of a few channels. */
const FILE = resolve(ROOT, "packages/ml/fixtures/resnet-tiny/resnet18-tiny.pth");

/** Have a data folder know a network that embeds at once, for what does not depend on what a network sees; its name. */
export async function addTinyNetwork(dataDir: string): Promise<string> {
  return (await addWeights(FILE, "tiny", { dataDir })).id;
}
