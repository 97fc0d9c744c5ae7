import { classes, common, figures, runs } from "./common.ts";
import { importing } from "./import.ts";
import { image, map } from "./map.ts";
import { clusterings, decisions, histogram, overview } from "./overview.ts";
import { prevalence } from "./prevalence.ts";
import { data, explorer, shell } from "./shell.ts";
import { experiments, predictions, study } from "./study.ts";

export const fr = {
  classes,
  clusterings,
  common,
  data,
  decisions,
  experiments,
  explorer,
  figures,
  histogram,
  image,
  import: importing,
  map,
  overview,
  predictions,
  prevalence,
  runs,
  shell,
  study,
} as const;
