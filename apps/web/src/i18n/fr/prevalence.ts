import type * as en from "../en/prevalence.ts";
import type { Translation } from "../translation.ts";

export const prevalence: Translation<typeof en.prevalence> = {
  title: "Part estimée d’images semblables à celles étiquetées cancer",
  detail:
    "« {scorer} » sur {layer} donne un score aux images étiquetées et à celles sans étiquette, chacune par des modèles qui n’ont pas appris d’elle. Ce qui en découle est estimé, non garanti.",
  preferred: "à retenir",
  estimates: "Chaque estimation et son intervalle",
  labelled: "Images étiquetées",
  counted: "comptée, n = {n}",
  bounds: "{low} à {high}",
  noInterval: "pas d’intervalle : trop peu d’images",
  noValue: "pas de valeur : {reason}",
  caption:
    "Part d’images semblables à celles étiquetées cancer parmi {count, plural, one {une image distincte} other {{pool} images distinctes}} sans étiquette, selon chaque estimateur.",
  level: "Les barres sont des intervalles à {level}.",
  line: "La ligne pointillée est la part parmi les images étiquetées.",
  findings: "Avant de s’en servir",
  notDecidable: "Non décidable",
  none: "Cette étude a été faite avant que le produit sache l’estimer. Relancez-la : ce qui n’a pas changé n’est pas recalculé.",
};
