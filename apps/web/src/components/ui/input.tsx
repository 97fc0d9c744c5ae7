import type { ComponentProps } from "react";
import { cn } from "../../style/cn.ts";

export function Input({ className, ...props }: ComponentProps<"input">) {
  return (
    <input
      className={cn(
        "h-9 w-full min-w-0 rounded-md border border-input bg-card px-3 text-sm placeholder:text-muted-foreground/70 focus-visible:outline-offset-0 aria-invalid:border-destructive",
        className,
      )}
      {...props}
    />
  );
}
