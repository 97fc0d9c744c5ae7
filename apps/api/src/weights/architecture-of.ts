import { readResNet } from "@brainscan/ml/backbone/read-resnet";
import { readWeights } from "@brainscan/ml/backbone/weights/read-weights";
import { WeightsError } from "@brainscan/ml/backbone/weights/weights-error";
import { userProblem } from "../messages/user-problem.ts";

/** Which network a weights file holds.
 *  @throws UserProblem WEIGHTS_UNUSABLE saying why it holds none */
export function architectureOf(path: string, bytes: Uint8Array): string {
  try {
    return readResNet(readWeights(bytes)).architecture;
  } catch (error) {
    if (error instanceof WeightsError) throw userProblem("WEIGHTS_UNUSABLE", { path, detail: error.message }, path);
    throw error;
  }
}
