import { Skeleton } from "../../components/ui/skeleton.tsx";

export function ExperimentsSkeleton() {
  return (
    <div aria-busy className="grid gap-4">
      <Skeleton className="h-7 w-44" />
      <div className="grid gap-3 rounded-xl border bg-card p-5">
        {["a", "b", "c", "d", "e", "f"].map((row) => (
          <div key={row} className="flex items-center gap-4">
            <Skeleton className="size-4" />
            <Skeleton className="h-4 flex-1" />
            <Skeleton className="h-4 w-40" />
            <Skeleton className="h-4 w-16" />
          </div>
        ))}
      </div>
      <Skeleton className="h-64 rounded-xl" />
    </div>
  );
}
