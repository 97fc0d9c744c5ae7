import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

type ExpanderProps = { title: ReactNode; aside?: ReactNode; open?: boolean; children: ReactNode };

/** A line that opens. Works before any script has loaded. */
export function Expander({ title, aside, open, children }: ExpanderProps) {
  return (
    <details open={open} className="group border-b last:border-b-0">
      <summary className="flex list-none items-center gap-2.5 rounded-md py-2.5 text-sm [&::-webkit-details-marker]:hidden">
        <ChevronRight
          className="size-3.5 shrink-0 text-muted-foreground transition-transform group-open:rotate-90"
          aria-hidden
        />
        <span className="min-w-0 flex-1">{title}</span>
        {aside ? <span className="shrink-0 text-[13px] text-muted-foreground">{aside}</span> : null}
      </summary>
      <div className="pb-4 pl-6 text-[13px]">{children}</div>
    </details>
  );
}
