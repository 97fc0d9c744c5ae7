import { Progress as Primitive } from "radix-ui";

/** @param value 0 to 1, or null while the total is unknown. */
export function Progress({ value, label }: { value: number | null; label: string }) {
  return (
    <Primitive.Root
      value={value === null ? null : Math.round(value * 100)}
      aria-label={label}
      className="relative h-1.5 overflow-hidden rounded-full bg-muted"
    >
      <Primitive.Indicator
        className={
          value === null
            ? "h-full w-1/4 animate-pulse rounded-full bg-foreground/45"
            : "h-full rounded-full bg-foreground/80 transition-[width] duration-300"
        }
        style={value === null ? undefined : { width: `${value * 100}%` }}
      />
    </Primitive.Root>
  );
}
