import { UserProblem } from "../messages/user-problem.ts";

/** Where images lie cannot be reached, or does not answer: nothing about the image that was asked for. */
export class StorageFailure extends UserProblem {
  constructor(location: string, cause: unknown) {
    const detail = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    super({ code: "STORAGE_UNREACHABLE", params: { location, detail } }, { cause });
    this.name = "StorageFailure";
  }
}
