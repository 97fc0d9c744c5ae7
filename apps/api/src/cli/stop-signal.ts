import { userProblem } from "../messages/user-problem.ts";

/** Aborts at the first SIGINT or SIGTERM; a second one ends the process at once. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const)
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort(new Error(name));
    });
  return controller.signal;
}

/** A Ctrl-C also reaches the processes that help us start: what they then fail with is no defect.
 *  @throws UserProblem INTERRUPTED when the signal is aborted, else the problem itself */
export function unlessStopped(signal: AbortSignal): (problem: unknown) => never {
  return (problem) => {
    throw signal.aborted ? userProblem("INTERRUPTED") : problem;
  };
}
