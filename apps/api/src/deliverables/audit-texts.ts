import type { Language } from "../messages/message.ts";
import { counted, en, formatCount, formatFigure, formatShare, fr } from "../messages/typography.ts";
import type { AuditsSection } from "./report/audits-section.ts";
import type { Report } from "./report.ts";

export type LabelShift = NonNullable<Report["prevalence"]>["labelShift"];
type Representativeness = AuditsSection["representativeness"];
type Shortcut = AuditsSection["shortcuts"][number];
type Spread = { low: number; high: number; level: number };

type Texts = {
  fair(told: Representativeness): string;
  notFair(told: Representativeness): string;
  /** What else a difference between labelled and unlabelled images can mean. */
  readings: Record<NonNullable<LabelShift>["verdict"] | "UNTESTED", string>;
  fairnessUnknown(reason: string, told: Representativeness): string;
  shortcut(told: Shortcut & { name: string }, nMeasures: number): string;
  together(
    told: NonNullable<AuditsSection["shortcutsTogether"]>,
    explained: AuditsSection["shortcutsExplained"],
  ): string;
  constant(names: string[]): string;
  coverage(told: AuditsSection["coverage"]): string;
  nextLabels(told: AuditsSection["nextLabels"]): string;
  labelErrors(told: NonNullable<AuditsSection["labelErrors"]>): string;
  nearDuplicates(told: AuditsSection["nearDuplicates"]): string;
  quality(images: number, kinds: number): string;
};

const spans: Record<Language, (interval: Spread | null, digits?: number) => string> = {
  en: (interval, digits = 2) =>
    interval
      ? `, ${formatShare(interval.level, "en")} interval ${formatFigure(interval.low, "en", digits)} to ${formatFigure(interval.high, "en", digits)}`
      : "",
  fr: (interval, digits = 2) =>
    interval
      ? `, intervalle à ${formatShare(interval.level, "fr")} de ${formatFigure(interval.low, "fr", digits)} à ${formatFigure(interval.high, "fr", digits)}`
      : "",
};

const shareSpans: Record<Language, (interval: Spread | null) => string> = {
  en: (interval) =>
    interval
      ? `, ${formatShare(interval.level, "en")} interval ${formatShare(interval.low, "en")} to ${formatShare(interval.high, "en")}`
      : "",
  fr: (interval) =>
    interval
      ? `, intervalle à ${formatShare(interval.level, "fr")} de ${formatShare(interval.low, "fr")} à ${formatShare(interval.high, "fr")}`
      : "",
};

/** How many of each reason. */
function reasonsOf({ labels }: AuditsSection["nextLabels"]) {
  const of = (reason: string) => labels.filter((label) => label.reason === reason).length;
  return { random: of("RANDOM_AUDIT"), far: of("COVERAGE"), doubtful: of("UNCERTAINTY") };
}

const english: Texts = {
  fair: ({ auc, interval, aucTolerance, nLabelled, nPool }) =>
    en`No difference was seen between labelled and unlabelled images (area ${formatFigure(auc ?? 0.5, "en", 2)}${spans.en(interval)}; n = ${formatCount(nLabelled, "en")} labelled, ${formatCount(nPool, "en")} not), and one of ${formatFigure(aucTolerance, "en", 2)} would have been: a smaller one may be there.`,
  notFair: ({ auc, interval, pValue, nLabelled, nPool }) =>
    en`The labels are not a fair sample: a classifier tells labelled images from the others (area ${formatFigure(auc ?? 0.5, "en", 2)}${spans.en(interval)}; p = ${formatFigure(pValue ?? 0, "en", 3)}; n = ${formatCount(nLabelled, "en")} labelled, ${formatCount(nPool, "en")} not). Cross-validation speaks for images like the labelled ones, not for the images without a label.`,
  readings: {
    PLAUSIBLE: en`There are two readings. The kinds of image may differ, and then the score does not carry over; or only the share of cancers does, which leaves an area under the ROC curve as it is but moves every share. A test that reweights the classes finds the second plausible, which does not prove it.`,
    REFUTED: en`A different share of cancers alone would not explain it: with the classes reweighted, the two still differ. The score does not carry over to the images without a label.`,
    NOT_DECIDABLE: en`There are two readings. The kinds of image may differ, and then the score does not carry over; or only the share of cancers does, which leaves an area under the ROC curve as it is but moves every share. So few images cannot tell which.`,
    UNTESTED: en`There are two readings. The kinds of image may differ, and then the score does not carry over; or only the share of cancers does, which leaves an area under the ROC curve as it is but moves every share. Which one was not tested.`,
  },
  fairnessUnknown: (reason, { nLabelled, nPool, nLabelledNeeded }) =>
    en`Whether the labels are a fair sample of all images cannot be told: ${lowered(reason)} (n = ${formatCount(nLabelled, "en")} labelled, ${formatCount(nPool, "en")} not${nLabelledNeeded === null ? "" : en`; about ${formatCount(nLabelledNeeded, "en")} distinct labelled images would do`}).`,
  shortcut: ({ name, auc, interval, holmPValue, n }, nMeasures) =>
    en`Of ${counted(nMeasures, "en", "measure", "measures")} taken without looking at what an image shows, ${name} follows the label most: area ${formatFigure(auc ?? 0.5, "en", 2)}${spans.en(interval)}${holmPValue === null ? "" : en`; p = ${formatFigure(holmPValue, "en", 3)} adjusted for their number`}; n = ${formatCount(n, "en")}; 0.5 tells nothing.`,
  together: ({ auc, interval, n }, explained) =>
    en`Together they predict the label with an area of ${formatFigure(auc ?? 0.5, "en", 2)} (${`n = ${formatCount(n, "en")}`}${spans.en(interval)})${explained?.rSquared == null ? "" : en` and explain ${formatShare(Math.max(0, explained.rSquared), "en")} of how the champion's score varies${explained.rSquared > 0 ? shareSpans.en(explained.interval) : ""}`}. A score that could be had without looking is no proof that it was: lesions change such measures too.`,
  constant: (names) =>
    en`The same for every labelled image, so that nothing can be learnt from it: ${names.join(", ")}.`,
  coverage: ({ shareUncovered, interval, nPoolFamilies, share }) =>
    en`${formatShare(shareUncovered ?? 0, "en")} of the distinct images without a label have no labelled image near them (${`n = ${formatCount(nPoolFamilies, "en")}`}${shareSpans.en(interval)}); about ${formatShare(1 - share, "en")} is to be expected of a fair sample. What is said of them is an extrapolation.`,
  nextLabels: (told) => {
    const { random, far, doubtful } = reasonsOf(told);
    return en`Worth labelling next: ${counted(told.labels.length, "en", "image", "images")}, of which ${formatCount(random, "en")} drawn at random, ${formatCount(far, "en")} where no label is near, ${formatCount(doubtful, "en")} where the champion hesitates. ${gainInEnglish(told.expectedGain)}`;
  },
  labelErrors: ({ nSuspects, n, falseAlarms }) =>
    en`${counted(nSuspects, "en", "expert label is", "expert labels are")} worth a second reading, of ${formatCount(n, "en")}; were every label right, ${formatFigure(falseAlarms.expected, "en", 1)} (${formatCount(falseAlarms.low, "en")} to ${formatCount(falseAlarms.high, "en")}) would be expected all the same.`,
  nearDuplicates: ({ thresholds, nFamilies, nInFamilies, nPairs, nCrossing }) =>
    thresholds.separable
      ? en`${counted(nPairs, "en", "pair of distinct images shows", "pairs of distinct images show")} the same picture, or nearly: ${counted(nInFamilies, "en", "image", "images")} in ${counted(nFamilies, "en", "family", "families")}, never on both sides of a fold. ${counted(nCrossing, "en", "pair joins", "pairs join")} a labelled image to one without a label.`
      : en`Copies cannot be told from different pictures in this set, so none was looked for by distance; pairs that readers called the same are kept together (${formatCount(nPairs, "en")}).`,
  quality: (images, kinds) =>
    en`${counted(images, "en", "flag asks", "flags ask")} for a look at an image's quality before anything is learnt from it (${counted(kinds, "en", "kind", "kinds")} of defect).`,
};

function gainInEnglish({ gain, interval, nFurther, reason }: AuditsSection["nextLabels"]["expectedGain"]): string {
  const labels = counted(nFurther, "en", "more label", "more labels");
  if (gain !== null)
    return en`By the end of the curve of labels, ${labels} would raise the area by ${formatFigure(gain, "en", 3)}${spans.en(interval, 3)}.`;
  if (reason === "FLAT" && interval)
    return en`No gain is shown: by the end of the curve of labels, ${labels} would raise the area by ${formatFigure(Math.max(0, interval.high), "en", 3)} at most.`;
  return en`What ${labels} would bring is not known: the plan measures the score at too few numbers of labels.`;
}

/** A sentence, inside another. */
function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, "");
}

const french: Texts = {
  fair: ({ auc, interval, aucTolerance, nLabelled, nPool }) =>
    fr`Aucune différence n'a été vue entre les images étiquetées et les autres (aire ${formatFigure(auc ?? 0.5, "fr", 2)}${spans.fr(interval)} ; n = ${counted(nLabelled, "fr", "étiquetée", "étiquetées")}, ${formatCount(nPool, "fr")} sans étiquette), et une de ${formatFigure(aucTolerance, "fr", 2)} l'aurait été : une plus petite reste possible.`,
  notFair: ({ auc, interval, pValue, nLabelled, nPool }) =>
    fr`Les étiquettes ne sont pas un échantillon équitable : un classifieur distingue les images étiquetées des autres (aire ${formatFigure(auc ?? 0.5, "fr", 2)}${spans.fr(interval)} ; p = ${formatFigure(pValue ?? 0, "fr", 3)} ; n = ${counted(nLabelled, "fr", "étiquetée", "étiquetées")}, ${formatCount(nPool, "fr")} sans étiquette). La validation croisée parle d'images semblables aux étiquetées, pas des images sans étiquette.`,
  readings: {
    PLAUSIBLE: fr`Deux lectures sont possibles. Les sortes d'images diffèrent, et le score ne se transporte pas ; ou seule la part de cancers diffère, ce qui laisse l'aire sous la courbe ROC telle quelle mais déplace toutes les parts. Un test qui repondère les classes trouve la seconde plausible, ce qui ne la prouve pas.`,
    REFUTED: fr`Une autre part de cancers ne suffirait pas à l'expliquer : une fois les classes repondérées, les unes et les autres diffèrent encore. Le score ne se transporte pas aux images sans étiquette.`,
    NOT_DECIDABLE: fr`Deux lectures sont possibles. Les sortes d'images diffèrent, et le score ne se transporte pas ; ou seule la part de cancers diffère, ce qui laisse l'aire sous la courbe ROC telle quelle mais déplace toutes les parts. Si peu d'images ne permettent pas de trancher.`,
    UNTESTED: fr`Deux lectures sont possibles. Les sortes d'images diffèrent, et le score ne se transporte pas ; ou seule la part de cancers diffère, ce qui laisse l'aire sous la courbe ROC telle quelle mais déplace toutes les parts. Laquelle n'a pas été testé.`,
  },
  fairnessUnknown: (reason, { nLabelled, nPool, nLabelledNeeded }) =>
    fr`On ne peut pas dire si les étiquettes sont un échantillon équitable de toutes les images : ${lowered(reason)} (n = ${counted(nLabelled, "fr", "étiquetée", "étiquetées")}, ${formatCount(nPool, "fr")} sans étiquette${nLabelledNeeded === null ? "" : fr` ; il en faudrait environ ${formatCount(nLabelledNeeded, "fr")} distinctes étiquetées`}).`,
  shortcut: ({ name, auc, interval, holmPValue, n }, nMeasures) =>
    fr`Parmi ${counted(nMeasures, "fr", "mesure prise", "mesures prises")} sans regarder ce que montre l'image, celle qui suit le plus l'étiquette est : ${name} (aire ${formatFigure(auc ?? 0.5, "fr", 2)}${spans.fr(interval)}${holmPValue === null ? "" : fr` ; p = ${formatFigure(holmPValue, "fr", 3)} ajusté à leur nombre`} ; n = ${formatCount(n, "fr")} ; 0,5 ne dit rien).`,
  together: ({ auc, interval, n }, explained) =>
    fr`Ensemble, elles prédisent l'étiquette avec une aire de ${formatFigure(auc ?? 0.5, "fr", 2)} (${`n = ${formatCount(n, "fr")}`}${spans.fr(interval)})${explained?.rSquared == null ? "" : fr` et expliquent ${formatShare(Math.max(0, explained.rSquared), "fr")} des variations du score du meilleur modèle${explained.rSquared > 0 ? shareSpans.fr(explained.interval) : ""}`}. Qu'un score puisse s'obtenir sans regarder l'image ne prouve pas que ce fut le cas : les lésions changent aussi ces mesures.`,
  constant: (names) =>
    fr`Constantes parmi les images étiquetées, si bien que rien ne peut en être appris : ${names.join(", ")}.`,
  coverage: ({ shareUncovered, interval, nPoolFamilies, share }) =>
    fr`${formatShare(shareUncovered ?? 0, "fr")} des images distinctes sans étiquette n'ont aucune image étiquetée proche (${`n = ${formatCount(nPoolFamilies, "fr")}`}${shareSpans.fr(interval)}) ; un échantillon équitable en laisserait environ ${formatShare(1 - share, "fr")}. Ce qui en est dit est une extrapolation.`,
  nextLabels: (told) => {
    const { random, far, doubtful } = reasonsOf(told);
    return fr`À étiqueter ensuite : ${counted(told.labels.length, "fr", "image", "images")}, dont ${counted(random, "fr", "tirée", "tirées")} au hasard, ${formatCount(far, "fr")} loin de toute étiquette, ${formatCount(doubtful, "fr")} où le meilleur modèle hésite. ${gainInFrench(told.expectedGain)}`;
  },
  labelErrors: ({ nSuspects, n, falseAlarms }) =>
    fr`${counted(nSuspects, "fr", "étiquette d'expert mérite", "étiquettes d'expert méritent")} une seconde lecture, sur ${formatCount(n, "fr")} ; si toutes étaient justes, on en attendrait quand même ${formatFigure(falseAlarms.expected, "fr", 1)} (de ${formatCount(falseAlarms.low, "fr")} à ${formatCount(falseAlarms.high, "fr")}).`,
  nearDuplicates: ({ thresholds, nFamilies, nInFamilies, nPairs, nCrossing }) =>
    thresholds.separable
      ? fr`${counted(nPairs, "fr", "paire d'images distinctes montre", "paires d'images distinctes montrent")} la même image, ou presque : ${counted(nInFamilies, "fr", "image", "images")} en ${counted(nFamilies, "fr", "famille", "familles")}, jamais des deux côtés d'un pli. ${counted(nCrossing, "fr", "paire relie", "paires relient")} une image étiquetée à une image sans étiquette.`
      : fr`Dans ce jeu, les copies ne se distinguent pas d'images différentes : aucune n'a donc été cherchée par distance ; les paires que des lecteurs ont dites identiques restent ensemble (${formatCount(nPairs, "fr")}).`,
  quality: (images, kinds) =>
    fr`${counted(images, "fr", "signalement invite", "signalements invitent")} à regarder la qualité d'une image avant d'en apprendre quoi que ce soit (${counted(kinds, "fr", "sorte", "sortes")} de défaut).`,
};

function gainInFrench({ gain, interval, nFurther, reason }: AuditsSection["nextLabels"]["expectedGain"]): string {
  const labels = counted(nFurther, "fr", "étiquette de plus", "étiquettes de plus");
  if (gain !== null)
    return fr`D'après la fin de la courbe des étiquettes, ${labels} élèveraient l'aire de ${formatFigure(gain, "fr", 3)}${spans.fr(interval, 3)}.`;
  if (reason === "FLAT" && interval)
    return fr`Aucun gain n'apparaît : d'après la fin de la courbe des étiquettes, ${labels} élèveraient l'aire d'au plus ${formatFigure(Math.max(0, interval.high), "fr", 3)}.`;
  return fr`Ce qu'apporteraient ${labels} n'est pas connu : le plan mesure le score pour trop peu de nombres d'étiquettes.`;
}

/** The sentences of the audits, by language. */
export const AUDIT_TEXTS: Record<Language, Texts> = { en: english, fr: french };
