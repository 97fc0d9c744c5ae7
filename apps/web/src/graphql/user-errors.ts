import type { CombinedError } from "urql";

type UserError = { field: readonly string[]; message: string };

/** What went wrong with a form: by field, and what belongs to no field. */
export type FormErrors = readonly UserError[];

export const noErrors: FormErrors = [];

/** A request that failed outright becomes an error of the whole form. */
export function errorsOf(failure: CombinedError | undefined, userErrors: readonly UserError[] | undefined): FormErrors {
  // The server's own words where it has answered: what it refused, it explains.
  if (failure) return [{ field: [], message: failure.graphQLErrors[0]?.message ?? failure.message }];
  return userErrors ?? noErrors;
}

/** @param name last part of the field's path */
export function errorUnder(errors: FormErrors, name: string): string | undefined {
  return errors.find((error) => error.field.at(-1) === name)?.message;
}

/** Errors that no field of the form shows. */
export function remainingErrors(errors: FormErrors, shown: readonly string[]): FormErrors {
  return errors.filter((error) => !shown.includes(error.field.at(-1) ?? ""));
}
