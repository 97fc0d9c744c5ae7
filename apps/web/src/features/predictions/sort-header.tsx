"use client";
import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";
import { useQueryStates } from "nuqs";
import type { ReactNode } from "react";
import { cn } from "../../style/cn.ts";
import { predictionsParams, type sortFields } from "./predictions-params.ts";

type SortHeaderProps = { field?: (typeof sortFields)[number]; className?: string; children: ReactNode };

/** A column's name; with a field, a click orders by it and a second click turns it round. */
export function SortHeader({ field, className, children }: SortHeaderProps) {
  const [{ sort, dir }, setView] = useQueryStates(predictionsParams);
  const active = field !== undefined && field === sort;
  const Arrow = active ? (dir === "ASC" ? ArrowUp : ArrowDown) : ArrowUpDown;
  const order = active ? (dir === "ASC" ? "ascending" : "descending") : "none";
  return (
    <th
      scope="col"
      aria-sort={field ? order : undefined}
      className={cn("border-b py-1.5 text-left font-medium whitespace-nowrap", className)}
    >
      {field ? (
        <button
          type="button"
          className="-mx-1.5 inline-flex items-center gap-1 rounded-md px-1.5 py-1 hover:text-foreground"
          onClick={() => setView({ sort: field, dir: active && dir === "ASC" ? "DESC" : "ASC" })}
        >
          {children}
          <Arrow className={cn("size-3", !active && "opacity-40")} aria-hidden />
        </button>
      ) : (
        children
      )}
    </th>
  );
}
