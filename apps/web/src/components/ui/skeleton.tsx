import { cn } from "../../style/cn.ts";

export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden data-loading className={cn("animate-pulse rounded-md bg-muted", className)} />;
}
