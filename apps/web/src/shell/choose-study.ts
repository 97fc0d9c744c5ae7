import type { RunStatus } from "../generated/graphql.ts";

/** @param studies newest first
 *  @param wanted id in the address, if any */
export function chooseStudy<Study extends { id: string; status: RunStatus }>(
  studies: readonly Study[],
  wanted: string | null,
): Study | null {
  return (
    studies.find((study) => study.id === wanted) ??
    studies.find((study) => study.status === "DONE") ??
    studies[0] ??
    null
  );
}
