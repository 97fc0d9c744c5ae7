import { Skeleton } from "../../components/ui/skeleton.tsx";

export function TableSkeleton() {
  return (
    <div aria-busy className="grid gap-3 rounded-xl border bg-card p-4">
      {["a", "b", "c", "d", "e", "f", "g", "h"].map((row) => (
        <div key={row} className="flex items-center gap-4">
          <Skeleton className="size-11" />
          <Skeleton className="h-4 flex-1" />
          <Skeleton className="h-4 w-28" />
        </div>
      ))}
    </div>
  );
}
