import type { ReactNode } from "react";

type EmptyStateProps = { icon: ReactNode; title: ReactNode; children?: ReactNode; actions?: ReactNode };

export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className="grid place-items-center gap-3 rounded-xl border border-dashed px-6 py-14 text-center">
      <div className="grid size-10 place-items-center rounded-lg bg-muted text-muted-foreground [&_svg]:size-5">
        {icon}
      </div>
      <div className="max-w-md space-y-1">
        <p className="font-medium">{title}</p>
        {children ? <div className="text-sm leading-relaxed text-muted-foreground">{children}</div> : null}
      </div>
      {actions}
    </div>
  );
}
