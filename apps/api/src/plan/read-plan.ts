import { findCalibrator, findClusterer, findPrevalenceEstimator, findProjector } from "@brainscan/ml/registry/methods";
import { ParameterError } from "@brainscan/ml/registry/parameter-error";
import { parseParameters } from "@brainscan/ml/registry/parameters";
import { UserProblem } from "../messages/user-problem.ts";
import { candidatesOf } from "./candidates.ts";
import { CANDIDATES_MAX, type Plan, planSchema } from "./plan.ts";

/** A plan as it was given, every default filled in, every method and parameter known.
 *  @param field  where the plan stands in what the user sent
 *  @throws UserProblem PLAN_INVALID naming the place and what is wrong there */
export function readPlan(given: unknown, field: string[] = []): Plan {
  const parsed = planSchema.safeParse(given);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw planProblem(path.join(".") || "plan", message, field);
  }
  const plan = parsed.data;
  try {
    const { length } = candidatesOf(plan);
    if (length > CANDIDATES_MAX) throw planProblem("grids", `${length} > ${CANDIDATES_MAX}`, field);
    for (const { method, parameters } of plan.projections)
      parseParameters(findProjector(method).parameters, parameters);
    for (const { method, parameters } of plan.clusterings)
      parseParameters(findClusterer(method).parameters, parameters);
    for (const estimator of plan.prevalence) findPrevalenceEstimator(estimator);
    findCalibrator(plan.calibration.calibrator);
  } catch (problem) {
    if (!(problem instanceof ParameterError)) throw problem;
    throw planProblem(problem.field, problem.message, field, problem);
  }
  return plan;
}

function planProblem(place: string, message: string, field: string[], cause?: Error): UserProblem {
  return new UserProblem({ code: "PLAN_INVALID", params: { field: place, message } }, { field, cause });
}
