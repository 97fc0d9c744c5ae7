"use client";
import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { Input } from "./ui/input.tsx";

type SearchInputProps = { value: string; onChange: (value: string) => void; label: string };

const pauseMs = 250;

/** Tells what was typed once the typing pauses. */
export function SearchInput({ value, onChange, label }: SearchInputProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed), pauseMs);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <div className="relative w-full sm:w-60">
      <Search className="pointer-events-none absolute top-2.5 left-3 size-4 text-muted-foreground" aria-hidden />
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="pl-9"
      />
    </div>
  );
}
