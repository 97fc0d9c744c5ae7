import type { ReactNode } from "react";

/** A place on the page that a link can lead to; the header that stays on top does not cover it. */
export function Place({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div id={id} className="min-w-0 scroll-mt-20">
      {children}
    </div>
  );
}
