import { type FormErrors, remainingErrors } from "./user-errors.ts";

export function FormFailure({ errors, shown }: { errors: FormErrors; shown: readonly string[] }) {
  const rest = remainingErrors(errors, shown);
  if (rest.length === 0) return null;
  return (
    <ul
      role="alert"
      className="grid gap-1 rounded-md border border-destructive/30 bg-destructive/6 px-3 py-2 text-[13px]"
    >
      {rest.map(({ message }) => (
        <li key={message}>{message}</li>
      ))}
    </ul>
  );
}
