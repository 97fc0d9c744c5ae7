import { userProblem } from "../messages/user-problem.ts";

/** @throws UserProblem ARGUMENT_EMPTY when it was not given */
export function required(argument: string, value: string | undefined): string {
  if (value === undefined) throw userProblem("ARGUMENT_EMPTY", { argument });
  return value;
}

/** @throws UserProblem ARGUMENT_NOT_ONE_OF */
export function oneOf<Known extends string>(argument: string, value: string, known: readonly Known[]): Known {
  const found = known.find((candidate) => candidate === value);
  if (found === undefined) throw userProblem("ARGUMENT_NOT_ONE_OF", { argument, value, known: known.join(", ") });
  return found;
}

/** @throws UserProblem ARGUMENT_NOT_WHOLE */
export function wholeNumber(argument: string, value: string, { min, max }: { min: number; max: number }): number {
  const number = /^-?\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= min && number <= max)) throw userProblem("ARGUMENT_NOT_WHOLE", { argument, value, min, max });
  return number;
}
