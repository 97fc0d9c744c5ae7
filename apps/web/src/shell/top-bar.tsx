"use client";
import { Menu as MenuIcon } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { Dialog, DrawerContent } from "../components/ui/dialog.tsx";
import { Brand } from "./brand.tsx";
import { Nav } from "./nav.tsx";
import { RunsUnderWay } from "./runs-under-way.tsx";
import { SelectionPickers } from "./selection-pickers.tsx";
import { Tools } from "./tools.tsx";
import { usePageHref } from "./use-page-href.ts";

/** Above every page where there is no room beside it: what one looks at stays in view, the pages are in a drawer. */
export function TopBar() {
  const t = useTranslations("shell");
  const href = usePageHref();
  const [open, setOpen] = useState(false);
  return (
    <header className="sticky top-0 z-30 border-b bg-card lg:hidden print:hidden">
      <div className="flex items-center gap-2 px-3 pt-2">
        <Button variant="quiet" size="icon" aria-label={t("openNav")} onClick={() => setOpen(true)}>
          <MenuIcon aria-hidden />
        </Button>
        <Link href={href("/")} className="rounded-md" aria-label={t("home")}>
          <Brand />
        </Link>
      </div>
      <div className="flex gap-1.5 px-3 pt-1 pb-2 *:min-w-0 *:flex-1">
        <SelectionPickers />
      </div>
      <Dialog open={open} onOpenChange={setOpen}>
        <DrawerContent title={t("nav.label")}>
          <div className="min-h-0 flex-1 overflow-y-auto px-3 py-4">
            <Nav onGo={() => setOpen(false)} />
          </div>
          <RunsUnderWay />
          <div className="flex items-center gap-0.5 border-t px-3 py-2">
            <Tools />
          </div>
        </DrawerContent>
      </Dialog>
    </header>
  );
}
