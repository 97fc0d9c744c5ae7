"use client";
import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";
import { useQueryStates } from "nuqs";
import type { ReactNode } from "react";
import { Th } from "../../components/ui/table.tsx";
import { cn } from "../../style/cn.ts";
import { experimentsParams, type sortFields } from "./experiments-params.ts";

type SortThProps = {
  field: (typeof sortFields)[number];
  /** Of numbers, set to the right. */
  end?: boolean;
  children: ReactNode;
};

/** A column's name: a click orders by it, the best or latest first where there is one, a second click turns it round. */
export function SortTh({ field, end = false, children }: SortThProps) {
  const [{ sort, dir }, setView] = useQueryStates(experimentsParams);
  const active = sort === field;
  const Arrow = active ? (dir === "ASC" ? ArrowUp : ArrowDown) : ArrowUpDown;
  const first = field === "METHOD" || field === "BRIER" || field === "DURATION" ? "ASC" : "DESC";
  const order = active ? (dir === "ASC" ? "ascending" : "descending") : "none";
  return (
    <Th aria-sort={order} className={cn(end && "text-right")}>
      <button
        type="button"
        className="-mx-1.5 inline-flex items-center gap-1 rounded-md px-1.5 py-1 hover:text-foreground"
        onClick={() => setView({ sort: field, dir: active ? (dir === "ASC" ? "DESC" : "ASC") : first })}
      >
        {children}
        <Arrow className={cn("size-3", !active && "opacity-40")} aria-hidden />
      </button>
    </Th>
  );
}
