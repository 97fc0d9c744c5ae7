"use client";
import { useLocale } from "next-intl";
import { useState } from "react";
import { Input } from "../../components/ui/input.tsx";
import { type NumberBounds, readNumber, writeNumber } from "./read-number.ts";

type NumberInputProps = NumberBounds & {
  id: string;
  value: number;
  onChange: (value: number) => void;
  className?: string;
  label?: string;
};

/** A number that counts once it can be read; until then what was written stays, marked, and the last one holds. */
export function NumberInput({ id, value, onChange, className, label, ...bounds }: NumberInputProps) {
  const locale = useLocale();
  const [written, setWritten] = useState<string | null>(null);
  const shown = written ?? writeNumber(value, locale);
  const invalid = written !== null && readNumber(written, locale, bounds) === null;
  return (
    <Input
      id={id}
      inputMode="decimal"
      className={className}
      value={shown}
      aria-label={label}
      aria-invalid={invalid || undefined}
      onChange={(event) => {
        setWritten(event.target.value);
        const read = readNumber(event.target.value, locale, bounds);
        if (read !== null) onChange(read);
      }}
      onBlur={() => setWritten(null)}
    />
  );
}
