import { CircleAlert, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "../../style/cn.ts";

type AlertProps = {
  tone: "error" | "warning";
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
};

export function Alert({ tone, title, children, actions, className }: AlertProps) {
  const Icon = tone === "error" ? CircleAlert : TriangleAlert;
  return (
    <div
      role={tone === "error" ? "alert" : "status"}
      className={cn(
        "flex flex-wrap items-start gap-x-3 gap-y-2 rounded-lg border px-4 py-3 text-sm",
        tone === "error" ? "border-destructive/30 bg-destructive/6" : "border-warning-border bg-warning-surface",
        className,
      )}
    >
      <Icon
        className={cn("mt-0.5 size-4 shrink-0", tone === "error" ? "text-destructive" : "text-warning")}
        aria-hidden
      />
      <div className="min-w-0 flex-1 space-y-0.5">
        <p className="font-medium">{title}</p>
        {children ? (
          <div className="max-h-72 overflow-y-auto text-[13px] leading-relaxed break-words text-muted-foreground">
            {children}
          </div>
        ) : null}
      </div>
      {actions}
    </div>
  );
}
