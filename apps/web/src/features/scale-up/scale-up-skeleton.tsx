import { Skeleton } from "../../components/ui/skeleton.tsx";

export function ScaleUpSkeleton() {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid content-start gap-4">
        <Skeleton className="h-10 w-56" />
        <Skeleton className="h-64" />
        <Skeleton className="h-48" />
        <Skeleton className="h-96" />
      </div>
      <Skeleton className="hidden h-160 lg:block" />
    </div>
  );
}
