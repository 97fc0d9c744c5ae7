import fc from "fast-check";

/**
 * Properties draw the same examples in every run, so that a check of one change never fails for the draw of another.
 * `PROPERTY_SEED=<integer> npx vitest run` draws others: what it finds becomes an example of its own.
 */
// biome-ignore lint/style/noProcessEnv: read by tests alone, which have no env.ts.
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) });
