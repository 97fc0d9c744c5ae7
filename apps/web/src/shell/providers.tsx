"use client";
import { useLocale } from "next-intl";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useMemo } from "react";
import { Provider } from "urql";
import { TooltipProvider } from "../components/ui/tooltip.tsx";
import { createGraphqlClient } from "../graphql/client.ts";
import { Toasts } from "./toasts.tsx";

export function Providers({ children }: { children: ReactNode }) {
  const locale = useLocale();
  const client = useMemo(() => createGraphqlClient(locale), [locale]);
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange>
      <NuqsAdapter>
        <Provider value={client}>
          <TooltipProvider delayDuration={250}>{children}</TooltipProvider>
          <Toasts />
        </Provider>
      </NuqsAdapter>
    </ThemeProvider>
  );
}
