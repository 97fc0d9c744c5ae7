"use client";
import { useTranslations } from "next-intl";
import { Dialog, DialogContent } from "../../components/ui/dialog.tsx";
import type { ShortcutGroup } from "./shortcuts.tsx";

type ShortcutSheetProps = {
  /** Null while it is closed. */
  groups: readonly ShortcutGroup[] | null;
  onClose: () => void;
  on: boolean;
  onSwitch: (on: boolean) => void;
};

export function ShortcutSheet({ groups, onClose, on, onSwitch }: ShortcutSheetProps) {
  const t = useTranslations("shell.shortcuts");
  return (
    <Dialog open={groups !== null} onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={t("title")} description={t("detail")} className="max-w-2xl">
        <div className="gap-x-8 sm:columns-2">
          {groups?.map(({ title, shortcuts }) => (
            <section key={title} className="mb-5 break-inside-avoid">
              <h3 className="pb-1.5 text-xs font-medium text-muted-foreground">{title}</h3>
              <dl className="grid gap-1.5 text-[13px]">
                {shortcuts.map(({ keys, says }) => (
                  <div key={keys} className="flex items-center justify-between gap-3">
                    <dt>{says}</dt>
                    <dd className="flex shrink-0 gap-1">
                      {keys.split(" ").map((key) => (
                        <Key key={key} name={key} />
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <label className="flex items-center gap-2.5 border-t pt-4 text-[13px]">
          <input type="checkbox" checked={on} onChange={(event) => onSwitch(event.target.checked)} />
          {t("on")}
        </label>
      </DialogContent>
    </Dialog>
  );
}

function Key({ name }: { name: string }) {
  return (
    <kbd className="min-w-6 rounded border bg-muted px-1.5 py-0.5 text-center font-mono text-[11px]">
      {name.length === 1 ? name.toUpperCase() : name}
    </kbd>
  );
}
