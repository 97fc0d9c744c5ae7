import { Skeleton } from "../../components/ui/skeleton.tsx";

const tiles = Array.from({ length: 18 }, (_, index) => `tile ${index}`);

export function GridSkeleton() {
  return (
    <div aria-busy className="grid grid-cols-[repeat(auto-fill,minmax(132px,1fr))] gap-3">
      {tiles.map((tile) => (
        <Skeleton key={tile} className="aspect-square" />
      ))}
    </div>
  );
}
