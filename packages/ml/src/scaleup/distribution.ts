/** What is known of an input. `draws`: values that stand for themselves, each as likely as the others. A fixed value has
 *  no spread. `logNormal`: its logarithm is normal with standard deviation `sigma` about log(median). */
export type Distribution =
  | { kind: "fixed"; value: number }
  | { kind: "triangular"; low: number; mode: number; high: number }
  | { kind: "logNormal"; median: number; sigma: number }
  | { kind: "beta"; alpha: number; beta: number }
  | { kind: "draws"; values: readonly number[] };
