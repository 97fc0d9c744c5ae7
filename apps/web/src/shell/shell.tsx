"use client";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, Suspense } from "react";
import { isSignInPage } from "../features/accounts/next-page.ts";
import { ImageSheet } from "../features/image/image-sheet.tsx";
import { Footer } from "./footer.tsx";
import { SelectionProvider } from "./selection.tsx";
import { ShellSkeleton } from "./shell-skeleton.tsx";
import { ShortcutsProvider } from "./shortcuts/shortcuts.tsx";
import { usePageShortcuts } from "./shortcuts/use-page-shortcuts.ts";
import { Sidebar } from "./sidebar.tsx";
import { SyntheticMark } from "./synthetic-mark.tsx";
import { TopBar } from "./top-bar.tsx";

/** What surrounds every page. The address is only known in the browser, hence the skeleton. */
export function Shell({ children }: { children: ReactNode }) {
  // Whoever is not known yet is shown nothing of what there is.
  const bare = isSignInPage(usePathname());
  if (bare) return children;
  return (
    <Suspense fallback={<ShellSkeleton />}>
      <SelectionProvider>
        <ShortcutsProvider>
          <Frame>{children}</Frame>
          <ImageSheet />
        </ShortcutsProvider>
      </SelectionProvider>
    </Suspense>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const t = useTranslations("shell");
  usePageShortcuts();
  return (
    <div className="lg:flex">
      <a
        href="#content"
        className="absolute left-3 z-40 -translate-y-20 rounded-md bg-primary px-3 py-2 text-sm text-primary-foreground focus:translate-y-2"
      >
        {t("skip")}
      </a>
      <Sidebar />
      <TopBar />
      <div className="flex min-h-dvh min-w-0 flex-1 flex-col">
        <SyntheticMark />
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-7xl flex-1 px-4 py-6 outline-none sm:px-6 sm:py-8"
        >
          {children}
        </main>
        <Footer />
      </div>
    </div>
  );
}
