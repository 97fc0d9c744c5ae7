import "@fontsource-variable/inter";
import "./globals.css";
import type { Metadata } from "next";

export const metadata: Metadata = { title: "404 · BrainScan AI" };

/** The address names no page, hence no language: both are spoken. */
export default function GlobalNotFound() {
  return (
    <html lang="en">
      <body className="grid min-h-dvh place-items-center p-6 text-center">
        <main className="grid gap-4">
          <p className="text-xs font-medium text-muted-foreground">404</p>
          <p>
            This page does not exist.{" "}
            <a href="/en/" className="text-link underline underline-offset-4">
              Go to the overview
            </a>
          </p>
          <p lang="fr">
            Cette page n'existe pas.{" "}
            <a href="/fr/" className="text-link underline underline-offset-4">
              Aller à la vue d'ensemble
            </a>
          </p>
        </main>
      </body>
    </html>
  );
}
