import { resolve } from "node:path";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./src/i18n/request.ts");

const config: NextConfig = {
  // Static files served by the API process: one process, one address.
  output: "export",
  trailingSlash: true,
  reactStrictMode: true,
  // Turbo already keeps finished builds; a second cache costs more to write than it gives back.
  experimental: { globalNotFound: true, turbopackFileSystemCacheForBuild: false },
  turbopack: { root: resolve(import.meta.dirname, "../..") },
  // Next cannot load TypeScript 7; the `typecheck` script runs tsc itself.
  typescript: { ignoreBuildErrors: true },
};

export default withNextIntl(config);
