"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "../../style/cn.ts";

type DialogProps = { open: boolean; onOpenChange: (open: boolean) => void; children: ReactNode };

export function Dialog(props: DialogProps) {
  return <Primitive.Root {...props} />;
}

const overlayClass =
  "fixed inset-0 z-40 bg-black/45 data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=open]:animate-in data-[state=open]:fade-in-0";

type ContentProps = { title: ReactNode; description?: ReactNode; children: ReactNode; className?: string };

export function DialogContent({ title, description, children, className }: ContentProps) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlayClass} />
      <Primitive.Content
        {...(description ? {} : { "aria-describedby": undefined })}
        className={cn(
          "fixed top-1/2 left-1/2 z-50 grid max-h-[88dvh] w-[calc(100vw-2rem)] max-w-lg -translate-x-1/2 -translate-y-1/2 gap-4 overflow-y-auto rounded-xl border bg-popover p-6 shadow-xl data-[state=open]:animate-in data-[state=open]:fade-in-0 data-[state=open]:zoom-in-97",
          className,
        )}
      >
        <div className="space-y-1.5 pr-8">
          <Primitive.Title className="text-base font-semibold tracking-tight">{title}</Primitive.Title>
          {description ? (
            <Primitive.Description className="text-[13px] leading-relaxed text-muted-foreground">
              {description}
            </Primitive.Description>
          ) : null}
        </div>
        {children}
        <CloseButton />
      </Primitive.Content>
    </Primitive.Portal>
  );
}

/** A panel from the right edge; the whole width on a phone. */
export function SheetContent({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlayClass} />
      <Primitive.Content
        aria-describedby={undefined}
        className="fixed inset-y-0 right-0 z-50 flex w-full flex-col overflow-y-auto border-l bg-popover shadow-2xl outline-none duration-200 data-[state=closed]:animate-out data-[state=closed]:slide-out-to-right data-[state=open]:animate-in data-[state=open]:slide-in-from-right sm:max-w-[30rem]"
      >
        <Primitive.Title className="sr-only">{title}</Primitive.Title>
        {children}
        <CloseButton className="bg-black/40 text-white hover:bg-black/70" />
      </Primitive.Content>
    </Primitive.Portal>
  );
}

/** A panel from the left edge, for a phone. */
export function DrawerContent({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlayClass} />
      <Primitive.Content
        aria-describedby={undefined}
        className="fixed inset-y-0 left-0 z-50 flex w-72 max-w-[85vw] flex-col border-r bg-popover pt-10 shadow-2xl outline-none duration-200 data-[state=closed]:animate-out data-[state=closed]:slide-out-to-left data-[state=open]:animate-in data-[state=open]:slide-in-from-left"
      >
        <Primitive.Title className="sr-only">{title}</Primitive.Title>
        {children}
        <CloseButton />
      </Primitive.Content>
    </Primitive.Portal>
  );
}

function CloseButton({ className }: { className?: string }) {
  const t = useTranslations("common");
  return (
    <Primitive.Close
      className={cn(
        "absolute top-4 right-4 grid size-8 place-items-center rounded-md text-muted-foreground hover:bg-accent",
        className,
      )}
      aria-label={t("close")}
    >
      <X className="size-4" aria-hidden />
    </Primitive.Close>
  );
}
