import type { Report } from "../report.ts";

/** The answer on a larger set, where a report has one. */
export type ScaleUp = NonNullable<Report["scaleUp"]>;
