import { Skeleton } from "../components/ui/skeleton.tsx";
import { Brand } from "./brand.tsx";

export function ShellSkeleton() {
  return (
    <div aria-busy className="lg:flex">
      <div className="border-b px-4 py-4 lg:h-dvh lg:w-60 lg:border-r lg:border-b-0 lg:bg-card">
        <Brand />
      </div>
      <div className="mx-auto grid w-full max-w-7xl flex-1 content-start gap-4 px-4 py-8 sm:px-6">
        <Skeleton className="h-8 w-56" />
        <Skeleton className="h-40 rounded-xl" />
        <Skeleton className="h-64 rounded-xl" />
      </div>
    </div>
  );
}
