import type * as en from "../en/checks.ts";
import type { Translation } from "../translation.ts";

export const checks: Translation<typeof en.checks> = {
  title: "Définition de « fini »",
  description:
    "Écrite avant de voir les résultats : chaque règle a son seuil, et les faits décident. Ce que les données ne peuvent pas trancher est dit, et ce qui n’a pas été effectué ne compte pas comme fini.",
  none: "Cette étude date d’avant ces contrôles. Relancez-la : ce qui n’a pas changé n’est pas recalculé.",
  status: { PASS: "réussi", FAIL: "échec", NOT_DECIDABLE: "indécidable", NOT_RUN: "non effectué" },
  counted: {
    PASS: "{count, plural, one {# réussi} other {# réussis}}",
    FAIL: "{count, plural, one {# échec} other {# échecs}}",
    NOT_DECIDABLE: "{count, plural, one {# indécidable} other {# indécidables}}",
    NOT_RUN: "{count, plural, one {# non effectué} other {# non effectués}}",
  },
  beside: "{value}, {side, select, atLeast {au moins} other {au plus}} {threshold}",
  besideChance: "{value}, hasard jusqu’à {chance}",
  noValue: "pas de valeur",
  n: "n = {n}",
  interval: "intervalle à {level} de {low} à {high}",
  judgedBy: {
    interval: "tout l’intervalle doit être d’un même côté de {threshold}",
    chance: "échec au-dessus de ce que donne le hasard ; réussi seulement si {threshold} l’aurait dépassé",
  },
  rule: "Règle :",
  see: "Voir les faits",
  edit: "Changer le seuil",
  editNamed: "Changer le seuil : {title}",
  changed: "Changé par {name} le {date}, de {from} à {to}.",
  changedAfter: "Changé par {name} le {date}, de {from} à {to}, après l’arrivée de résultats.",
  changedAfterShort: "changé après résultats",
  form: {
    title: "Seuil : {title}",
    description:
      "Il vaut pour toutes les études, même terminées. Votre nom, la date et le seuil d’avant restent à côté ; si une étude est déjà terminée, il est marqué aussi que des résultats étaient connus.",
    threshold: "Seuil",
    bounds: "De {minimum, number} à {maximum, number}.",
    boundsWhole: "Un nombre entier de {minimum, number} à {maximum, number}.",
    name: "Votre nom",
    nameHint: "Affiché à côté du seuil.",
    submit: "Fixer le seuil",
    saving: "Enregistrement",
  },
};
