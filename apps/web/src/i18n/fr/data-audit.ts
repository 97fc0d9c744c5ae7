import type * as en from "../en/data-audit.ts";
import type { Translation } from "../translation.ts";

export const dataAudit: Translation<typeof en.dataAudit> = {
  title: "Audit des données",
  description:
    "Ce que les données elles-mêmes opposent aux résultats, et ce qu’on peut y faire : étiqueter, relire, écarter ou distinguer.",
  before: "Cette étude a été faite avant l’audit des données",
  beforeDetail: "Relancez-la : ce qui n’a pas changé n’est pas recalculé.",
  stale: "Le jeu de données a changé depuis cette étude",
  staleDetail:
    "Ce qui s’affiche ici est ce qu’elle a trouvé alors. Lancez une étude pour prendre en compte vos lectures et vos exclusions.",
  gone: "n’est plus là",
  fairness: {
    title: "Les étiquettes sont-elles un échantillon équitable ?",
    fair: "Aucune différence vue",
    notFair: "Échantillon non équitable",
    unknown: "Indécidable",
    note: "Ces étiquettes ne sont pas un échantillon équitable des images qui n’en ont pas",
    area: "Aire ROC {auc} ({low} à {high})",
    caption:
      "À quel point un classifieur distingue {labelled} familles étiquetées de {pool} sans étiquette, une image chacune, avec son intervalle à {level}. À 0,5, la ligne pointillée, personne ne le peut.",
    permutations: "p = {p} par {n} permutations.",
    shift: {
      PLAUSIBLE:
        "Une fois les classes pesées comme on estime que les images sans étiquette les contiennent, aucune différence n’est vue : qu’elles ne diffèrent que par la part de cancers est plausible, ce qui ne le prouve pas.",
      REFUTED:
        "Une fois les classes pesées comme on estime que les images sans étiquette les contiennent, elles diffèrent encore : il n’y a pas que la part de cancers qui change.",
      NOT_DECIDABLE:
        "Une fois les classes pesées comme on estime que les images sans étiquette les contiennent, il reste trop peu d’images pour dire si elles diffèrent encore.",
    },
    shiftFigures: "Aire {auc}, p = {p}.",
  },
  shortcuts: {
    title: "Raccourcis",
    areas: "Aire ROC de chaque mesure pour l’étiquette",
    detail:
      "À quel point des mesures qui ignorent ce que montre l’image prédisent son étiquette. Là où elles le font, un classifieur peut s’y appuyer.",
    noLabels: "Aucune image ne porte d’étiquette : rien ne peut en prédire une.",
    bounds: "{low} à {high}",
    pValue: "p = {p}",
    constant: "Identique pour toutes les images étiquetées, si bien que rien ne peut en être appris : {names}.",
    unknown: "{name} : {reason}",
    together: "Toutes ensemble prédisent l’étiquette : aire hors pli",
    folds: "(n = {n}, {folds} plis)",
    explained: "Part du score du meilleur modèle qu’elles expliquent",
    scored: "(n = {n})",
    caution:
      "Qu’un score puisse s’obtenir sans regarder l’image ne prouve pas que ce fut le cas : les lésions changent aussi la luminosité, le contraste et la taille du fichier. Mais un score que ces mesures expliquent peut ne pas se transporter à des images faites ailleurs.",
    caption:
      "Chance qu’un cancer étiqueté en ait davantage qu’une image étiquetée normal (n = {n} images étiquetées) : 0,5, la ligne pointillée, ne dit rien ; 0 et 1 disent tout. Les valeurs p sont ajustées au nombre de mesures.",
    level: "Les barres sont des intervalles à {level}.",
  },
  coverage: {
    title: "Régions sans étiquette proche",
    detail:
      "Une image est proche d’une étiquette si elle n’en est pas plus loin que {share} des images étiquetées ne le sont les unes des autres. Au-delà, ce que dit un classifieur est une extrapolation.",
    found:
      "{share} des images distinctes sans étiquette n’en ont aucune proche ({uncovered} sur {pool}{interval}) ; un échantillon équitable en laisserait environ {expected}.",
    bounds: "({low} à {high})",
    interval: " ; intervalle de {low} à {high}",
    region: "Région",
    images: "Images",
    labelled: "Étiquetées",
    uncovered: "Sans étiquette proche",
    examples: "Exemples",
    all: "Toutes les images",
    noise: "Hors de tout groupe",
    cluster: "Groupe {number}",
    noPool: "toutes connues",
    count: "({n} images sur {pool})",
  },
  nextLabels: {
    title: "Quoi étiqueter ensuite",
    detail:
      "La moitié au hasard, car seules ces étiquettes disent ce que sont vraiment les autres images ; puis là où aucune étiquette n’est proche ; puis là où le meilleur modèle hésite. Pour certifier, celles tirées au hasard doivent être lues dans l’audit au hasard, qui a son propre tirage.",
    csv: "Noms en CSV",
    none: "Toutes les images portent une étiquette, ou montrent la même image qu’une qui en porte.",
    reason: { RANDOM_AUDIT: "Au hasard", COVERAGE: "Sans étiquette proche", UNCERTAINTY: "Le modèle hésite" },
    gain: "À attendre de {further} {count, plural, one {étiquette} other {étiquettes}} de plus : l’aire sous la courbe ROC monte de {gain} ({low} à {high}), d’après la fin de la courbe des étiquettes.",
    atMost:
      "{further} {count, plural, one {étiquette} other {étiquettes}} de plus élèveraient l’aire d’au plus {high}.",
  },
  labelErrors: {
    title: "Étiquettes à relire",
    detail:
      "Images étiquetées que des modèles qui ne les avaient pas vues rangent avec confiance dans l’autre classe. L’étiquette est peut-être fausse, ou l’image inhabituelle : à un lecteur d’en décider.",
    found:
      "{count, plural, =0 {Aucune étiquette} one {Une étiquette} other {{suspects} étiquettes}} sur {n} {count, plural, =0 {n’est contredite} one {est contredite} other {sont contredites}}. Si toutes étaient justes, {expected} ({low} à {high}) le seraient quand même : autant n’indique pas d’étiquettes fausses.",
    none: "Sans meilleur modèle, aucune étiquette ne peut être mise en doute.",
    confidence: "{share} pour son étiquette",
    more: "Les {shown} premières sur {all}.",
  },
  quality: {
    title: "Qualité des images",
    detail: "Images à regarder avant d’en apprendre quoi que ce soit. En écarter une peut s’annuler.",
    count: "{n} sur {all}",
    fixed: "D’après une limite fixée à l’avance. Les pires d’abord.",
    relative: "D’après ce qui détonne dans ce jeu. Les pires d’abord.",
    more: "Les {shown} pires sur {all}.",
    clear: "Cherché et non trouvé : {names}.",
    quoted: "« {name} »",
    unasked: "« {name} » n’a pas été cherché : trop peu d’images.",
    reason: "Qualité : {defect}",
    exclude: "Écarter",
    restore: "Reprendre",
  },
  nearDuplicates: {
    title: "Doublons proches",
    detail:
      "La même image enregistrée de nouveau, redimensionnée, rognée ou retournée. De telles images forment une famille qui n’est jamais des deux côtés d’un pli. Ce que vous dites d’une paire l’emporte sur toute distance dès l’étude suivante.",
    pairs: "Paires",
    families: "Familles de plusieurs images",
    inFamilies: "{n}, pour {images} images",
    crossing: "Paires d’une image étiquetée et d’une sans étiquette",
    contradictory: "Paires étiquetées normal et cancer",
    loose: "Familles tenues par des images éloignées",
    thresholds:
      "Une paire diffère d’au plus {bits} des 64 bits de son empreinte perceptuelle, et ses descripteurs sont à {distance} au plus. Ces limites viennent de {copies} copies altérées des images de ce jeu, dont {found} sont en deçà ; {expected} paires d’images différentes y sont attendues par hasard.",
    notSeparable:
      "Dans ce jeu, les copies ne se distinguent pas d’images différentes : aucune n’est donc cherchée par distance ; ce que disent les lecteurs compte toujours.",
    view: { label: "Paires affichées", all: "Toutes", unread: "Non lues", crossing: "Étiquetée avec non étiquetée" },
    shown: "{count, plural, =0 {aucune paire} one {une paire} other {{n} paires}}",
    undo: "Annuler",
    readBy: "Lu par {reader}",
    none: "Aucune paire de ce genre.",
    more: "Plus de paires",
    distances: "{bits} bits d’écart, descripteurs à {distance}",
    crosses: "étiquetée avec non étiquetée",
    reviewedOrigin: "réunies par un lecteur",
    same: "Même image",
    different: "Différentes",
    reader: "par {reader}",
    takeBack: "Reprendre",
    kept: "Lectures gardées",
    readOn: "par {reader}, {day}",
  },
  prevalence: {
    title: "Effet d’une autre part de cancers",
    detail:
      "Les probabilités apprises à une part sont ramenées à une autre. {n} images distinctes sans étiquette sont dites cancer à partir de {threshold}, là où un cancer manqué, {cost} fois plus coûteux, et une fausse alerte devraient coûter autant.",
    none: "Sans meilleur modèle, ou sans estimation de la part de cancers parmi les images sans étiquette, il n’y a rien à comparer.",
    share: "Part de cancers",
    value: "Valeur",
    calledCancer: "Dites cancer",
    toCancer: "De normal à cancer",
    toNormal: "De cancer à normal",
    labelled: "Parmi les images étiquetées",
    at: {
      LOW: "Sans étiquette, borne basse",
      VALUE: "Sans étiquette, estimation",
      HIGH: "Sans étiquette, borne haute",
    },
  },
};
