"use client";
import { type ReactNode, Suspense } from "react";
import { ImageSheet } from "../features/image/image-sheet.tsx";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";
import { SelectionProvider } from "./selection.tsx";
import { ShellSkeleton } from "./shell-skeleton.tsx";
import { SyntheticMark } from "./synthetic-mark.tsx";

/** What surrounds every page. The address is only known in the browser, hence the skeleton. */
export function Shell({ children }: { children: ReactNode }) {
  return (
    <Suspense fallback={<ShellSkeleton />}>
      <SelectionProvider>
        <div className="flex min-h-dvh flex-col">
          {/* On a wide screen both stay in sight; on a phone only the mark does. */}
          <div className="contents sm:sticky sm:top-0 sm:z-30 sm:block">
            <Header />
            <SyntheticMark />
          </div>
          <main
            id="content"
            tabIndex={-1}
            className="mx-auto w-full max-w-7xl flex-1 px-4 py-6 outline-none sm:px-6 sm:py-8"
          >
            {children}
          </main>
          <Footer />
        </div>
        <ImageSheet />
      </SelectionProvider>
    </Suspense>
  );
}
