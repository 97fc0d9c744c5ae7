import type * as en from "../en/guarantee.ts";
import type { Translation } from "../translation.ts";

export const guarantee: Translation<typeof en.guarantee> = {
  title: "Garantie",
  detail:
    "Le taux de cancers manqués : combien de cancers étiquetés seraient décidés normaux. La seule erreur qu’il faut borner avant de décider une image normale.",
  status: { CERTIFIED: "certifié", ESTIMATED: "estimé, pas une garantie", NOT_DECIDABLE: "non décidable" },
  none: "Rien n’est garanti : aucun classifieur n’a pu être évalué, ou cette étude date d’avant que le produit sache le dire. Relancez-la : ce qui n’a pas changé n’est pas recalculé.",
  toAudit: "Lire des images tirées au hasard",
  facts: {
    limit: "Limite",
    limitValue: "{alpha}, à un niveau de confiance de {confidence}",
    missRate: "Cancers manqués",
    spread: "(de {low} à {high}, intervalle à {level} ; n = {n})",
    upperBound: "Au plus",
    automation: "Décidé",
    ofPool: "{share} des {n} images sans étiquette",
    read: "Lu au hasard",
    readValue: "{labels}, dont {cancers} cancer",
    needed: "Encore à lire",
    unknown: "pas connu",
  },
  curve: {
    title: "Ce que coûterait davantage d’automatisation",
    axis: "Part des images sans étiquette qui est décidée",
    caption:
      "Taux de cancers manqués selon l’automatisation, d’un seuil à l’autre, avec intervalles à {level} (n = {n} cancers étiquetés) ; chacun vaut pour son seul seuil. La ligne pointillée est la limite de {alpha}.",
    dot: "Le point est le seuil utilisé.",
    dominated:
      "{count, plural, one {Un seuil plus haut, qui ne décide pas davantage, est laissé} other {# seuils plus hauts, qui ne décident pas davantage, sont laissés}} de côté.",
    summary:
      "De {from} à {to} des images décidées, le taux de cancers manqués va de {low} à {high} ; le tableau donne chaque point avec son intervalle.",
    threshold: "Seuil",
    automation: "Décidé",
    missRate: "Cancers manqués",
    band: "Intervalle à {level}",
    bounds: "{low} à {high}",
  },
};
