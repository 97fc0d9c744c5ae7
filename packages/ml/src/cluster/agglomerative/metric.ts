export const METRICS = ["euclidean", "manhattan", "cosine"] as const;

export type Metric = (typeof METRICS)[number];
