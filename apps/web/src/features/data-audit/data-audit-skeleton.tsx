import { Skeleton } from "../../components/ui/skeleton.tsx";

export function DataAuditSkeleton() {
  return (
    <div aria-busy className="grid gap-4">
      {["a", "b", "c"].map((panel) => (
        <div key={panel} className="grid gap-3 rounded-xl border bg-card p-5">
          <Skeleton className="h-4 w-56" />
          <Skeleton className="h-4 w-full max-w-2xl" />
          <Skeleton className="h-28" />
        </div>
      ))}
    </div>
  );
}
