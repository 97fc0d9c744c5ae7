import type { ReactNode } from "react";

type FieldProps = { label: ReactNode; hint?: ReactNode; error?: string; htmlFor: string; children: ReactNode };

/** One line of a form: what it is, what it means, what is wrong with it. */
export function Field({ label, hint, error, htmlFor, children }: FieldProps) {
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={htmlFor} className="text-[13px] font-medium">
        {label}
      </label>
      {children}
      {error ? (
        <p role="alert" className="text-xs text-destructive">
          {error}
        </p>
      ) : hint ? (
        <p className="text-xs leading-relaxed text-muted-foreground">{hint}</p>
      ) : null}
    </div>
  );
}
