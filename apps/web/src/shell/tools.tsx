"use client";
import { LanguageSwitch } from "./language-switch.tsx";
import { ShortcutsButton } from "./shortcuts/shortcuts-button.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";
import { ViewerMenu } from "./viewer-menu.tsx";

/** What concerns the reader and not the data. */
export function Tools() {
  return (
    <>
      <LanguageSwitch />
      <ThemeSwitch />
      <ShortcutsButton />
      <span className="ml-auto min-w-0">
        <ViewerMenu />
      </span>
    </>
  );
}
