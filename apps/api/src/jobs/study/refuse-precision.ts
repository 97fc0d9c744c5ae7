import type { PrecisionName } from "@brainscan/db/schema/embeddings";
import type { ProviderName } from "@brainscan/db/schema/studies";
import { refusedPrecision } from "@brainscan/ml/onnx/precision";
import { UserProblem } from "../../messages/user-problem.ts";

/** What needs no trial to be known: said before anything is started. Whether `auto` finds a GPU is found out where it runs.
 *  @throws UserProblem PRECISION_UNAVAILABLE */
export function refusePrecision(precision: PrecisionName, provider: ProviderName, field?: string[]): void {
  const message = provider === "auto" ? null : refusedPrecision(provider, precision);
  if (message) throw new UserProblem({ code: "PRECISION_UNAVAILABLE", params: { precision, message } }, { field });
}
