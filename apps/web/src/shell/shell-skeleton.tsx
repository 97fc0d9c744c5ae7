import { Skeleton } from "../components/ui/skeleton.tsx";
import { Brand } from "./brand.tsx";

export function ShellSkeleton() {
  return (
    <div aria-busy>
      <div className="border-b px-4 py-3 sm:px-6">
        <div className="mx-auto max-w-7xl">
          <Brand />
        </div>
      </div>
      <div className="mx-auto grid max-w-7xl gap-4 px-4 py-8 sm:px-6">
        <Skeleton className="h-8 w-56" />
        <Skeleton className="h-40 rounded-xl" />
        <Skeleton className="h-64 rounded-xl" />
      </div>
    </div>
  );
}
