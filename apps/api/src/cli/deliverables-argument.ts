import { DELIVERABLES, type DeliverableName } from "../deliverables/kit/deliverable.ts";
import { KNOWN_DELIVERABLES } from "../deliverables/known-deliverables.ts";
import { oneOf } from "./read-argument.ts";

/** `--only NAME[,NAME...]`: the deliverables to write; undefined stands for all of them.
 *  @throws UserProblem when a name is none of theirs */
export function deliverablesArgument(given: string | undefined): DeliverableName[] | undefined {
  const known = DELIVERABLES.filter((name) => KNOWN_DELIVERABLES[name]);
  return given?.split(",").map((name) => oneOf("--only", name.trim(), known));
}
