import { accounts } from "./accounts.ts";
import { checks } from "./checks.ts";
import { classes, common, figures, runs } from "./common.ts";
import { compare } from "./compare.ts";
import { dataAudit } from "./data-audit.ts";
import { deliverables } from "./deliverables.ts";
import { guarantee } from "./guarantee.ts";
import { importing } from "./import.ts";
import { image, map } from "./map.ts";
import { outside } from "./outside.ts";
import { clusterings, decisions, histogram, overview } from "./overview.ts";
import { prevalence } from "./prevalence.ts";
import { randomAudit } from "./random-audit.ts";
import { scaleUp } from "./scale-up.ts";
import { data, explorer, shell } from "./shell.ts";
import { experiments, predictions, study } from "./study.ts";

export const fr = {
  accounts,
  checks,
  classes,
  clusterings,
  common,
  compare,
  data,
  dataAudit,
  decisions,
  deliverables,
  experiments,
  explorer,
  figures,
  guarantee,
  histogram,
  image,
  import: importing,
  map,
  outside,
  overview,
  predictions,
  prevalence,
  randomAudit,
  runs,
  scaleUp,
  shell,
  study,
} as const;
