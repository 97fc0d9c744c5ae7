import type { Language } from "../../messages/message.ts";
import { en, fr } from "../../messages/typography.ts";
import type { NoForm } from "./exportable.ts";
import type { NotRefitted } from "./refit-model.ts";

type Precision = "float32" | "int8" | "float16";
type Preprocessing = "plain" | "equalised" | "clahe" | "cropped";

type Area = { value: string; low: string | null; high: string | null; level: string | null; n: string };

type OnnxTexts = {
  noChampion(): string;
  noForm: Record<NoForm, (told: { name: string }) => string>;
  best(told: { name: string; area: string; file: string }): string;
  noBest(): string;
  notRefitted: Record<NotRefitted["code"], (told: { detail: string }) => string>;
  /** "0.979 (95% interval 0.95 to 1, n = 95 images)" */
  area(told: Area): string;
  noArea(): string;
  research(): string;
  purpose(): string;
  isChampion(told: { name: string; area: string }): string;
  notChampion(told: { name: string; area: string; champion: string }): string;
  corrected(told: { value: string; among: string }): string;
  input(told: { name: string; sidePx: number }): string;
  steps(told: { before: string; resizePx: number; cropPx: number; mean: string; std: string }): string;
  before: Record<Preprocessing, () => string>;
  probability: Record<"calibrated" | "raw", () => string>;
  score(): string;
  labelledShare(told: { share: string }): string;
  precision: Record<Precision, () => string>;
  seen(): string;
};

const ENGLISH: OnnxTexts = {
  noChampion: () => en`No classifier could be measured in this study: there is no champion to write.`,
  noForm: {
    TRANSDUCTIVE: ({ name }) =>
      en`The champion (${name}) scores an image by its place in a graph of the very images of this study, unlabelled ones included: an image from elsewhere has no place in it, and one file cannot give the product's own scores.`,
    NOT_WRITTEN: ({ name }) =>
      en`The champion (${name}) is of a method that this version cannot write as one network file.`,
  },
  best: ({ name, area, file }) =>
    en`The best of this study's experiments that has such a form is ${name}, ROC AUC ${area}: it is written to ${file}. It is not the champion, and predictions.csv does not come from it.`,
  noBest: () => en`None of this study's other experiments has such a form either.`,
  notRefitted: {
    DATA_CHANGED: () =>
      en`The images or labels have changed since the study, so that its model cannot be fitted again as it was. Run the study again, then export it.`,
    WEIGHTS_CHANGED: () =>
      en`The backbone's weights on this machine are not those of the study. Put those back, or run the study again.`,
    WEIGHTS_MISSING: ({ detail }) => detail,
    NOT_REPRODUCED: ({ detail }) =>
      en`Fitted again, the model differs by up to ${detail} from the probabilities of the study, more than may be. Run the study again on this machine, then export it.`,
  },
  area: ({ value, low, high, level, n }) =>
    low === null || high === null || level === null
      ? en`${value} (no interval, n = ${n} labelled images)`
      : en`${value} (${level} interval ${low} to ${high}, n = ${n} labelled images, cross-validated)`,
  noArea: () => en`not measured`,
  research: () => en`Research tool, not a medical device.`,
  purpose: () =>
    en`From brain MRI slices to P(labelled cancer). Labels are of images: the output says nothing of a patient.`,
  isChampion: ({ name, area }) => en`Classifier: ${name}, the champion of the study. ROC AUC ${area}.`,
  notChampion: ({ name, area, champion }) =>
    en`Classifier: ${name}. It is NOT the champion of the study (${champion}), which has no form as one file, but the best experiment that has one. ROC AUC ${area}.`,
  corrected: ({ value, among }) =>
    en`Chosen as the best of ${among} experiments on the same folds, it leans to the optimistic side; corrected for that, ${value}.`,
  input: ({ name, sidePx }) =>
    en`Input "${name}": float32 [n, 3, ${sidePx}, ${sidePx}], planes red, green, blue (a grey image three times), any n.`,
  steps: ({ before, resizePx, cropPx, mean, std }) =>
    en`To be done before this file: ${before}; resize the shorter side to ${resizePx} px (bilinear as Pillow does it, 8-bit levels); crop the central ${cropPx} x ${cropPx}; divide by 255; subtract the mean ${mean}; divide by ${std}.`,
  before: {
    plain: () => en`nothing to the image as its file holds it`,
    equalised: () => en`equalise the histogram of the whole image, as this product does (preprocessing "equalised")`,
    clahe: () => en`raise local contrast, as this product does (preprocessing "clahe")`,
    cropped: () => en`crop to the head, as this product does (preprocessing "cropped")`,
  },
  probability: {
    calibrated: () =>
      en`Output "probability": [n], calibrated by Platt's sigmoid on held-out scores; probability_calibrated of predictions.csv, for an image that neither has a label nor shows the same pixels as one that has.`,
    raw: () =>
      en`Output "probability": [n]. NOT calibrated: the labels were too few for it, so that it is the raw score again.`,
  },
  score: () =>
    en`Output "score": [n], as the method gives it; probability_raw of predictions.csv. The thresholds of the decisions are on this scale (predictions.rule of report.json).`,
  labelledShare: ({ share }) =>
    en`Calibrated where ${share} of the images are cancers, as among the labelled ones: where cancers are rarer, so must the probabilities be lowered.`,
  precision: {
    float32: () => en`The network computes in single precision, the classifier in double; outputs are float32.`,
    int8: () =>
      en`The network computes in eight bits (QuantizeLinear, DequantizeLinear), with the ranges of this study's own calibration, the classifier in double; outputs are float32.`,
    float16: () => en`The network computes in half precision, the classifier in double; outputs are float32.`,
  },
  seen: () => en`The backbone has seen images of this data set before, without labels.`,
};

const FRENCH: OnnxTexts = {
  noChampion: () =>
    fr`Aucun classifieur n'a pu être mesuré dans cette étude : il n'y a pas de meilleur modèle à écrire.`,
  noForm: {
    TRANSDUCTIVE: ({ name }) =>
      fr`Le meilleur modèle (${name}) note une image d'après sa place dans un graphe des images mêmes de cette étude, y compris celles sans étiquette : une image venue d'ailleurs n'y a pas de place, et un seul fichier ne peut pas redonner les scores du produit.`,
    NOT_WRITTEN: ({ name }) =>
      fr`Le meilleur modèle (${name}) relève d'une méthode que cette version ne sait pas écrire en un seul fichier de réseau.`,
  },
  best: ({ name, area, file }) =>
    fr`Le meilleur des essais de cette étude qui a une telle forme est ${name}, AUC ROC ${area} : il est écrit dans ${file}. Ce n'est pas le meilleur modèle, et predictions.csv n'en provient pas.`,
  noBest: () => fr`Aucun autre essai de cette étude n'a une telle forme.`,
  notRefitted: {
    DATA_CHANGED: () =>
      fr`Les images ou les étiquettes ont changé depuis l'étude : son modèle ne peut pas être ajusté à nouveau tel qu'il était. Relancez l'étude, puis exportez-la.`,
    WEIGHTS_CHANGED: () =>
      fr`Les poids du réseau sur cette machine ne sont pas ceux de l'étude. Remettez ceux-ci en place, ou relancez l'étude.`,
    WEIGHTS_MISSING: ({ detail }) => detail,
    NOT_REPRODUCED: ({ detail }) =>
      fr`Ajusté à nouveau, le modèle s'écarte jusqu'à ${detail} des probabilités de l'étude, plus qu'il n'est permis. Relancez l'étude sur cette machine, puis exportez-la.`,
  },
  area: ({ value, low, high, level, n }) =>
    low === null || high === null || level === null
      ? fr`${value} (sans intervalle, n = ${n} images étiquetées)`
      : fr`${value} (intervalle à ${level} de ${low} à ${high}, n = ${n} images étiquetées, en validation croisée)`,
  noArea: () => fr`non mesurée`,
  research: () => fr`Outil de recherche, pas un dispositif médical.`,
  purpose: () =>
    fr`Des coupes d'IRM cérébrale à P(étiquetée cancer). Les étiquettes sont celles d'images : la sortie ne dit rien d'un patient.`,
  isChampion: ({ name, area }) => fr`Classifieur : ${name}, le meilleur modèle de l'étude. AUC ROC ${area}.`,
  notChampion: ({ name, area, champion }) =>
    fr`Classifieur : ${name}. Ce N'EST PAS le meilleur modèle de l'étude (${champion}), qui n'a pas de forme en un seul fichier, mais le meilleur essai qui en a une. AUC ROC ${area}.`,
  corrected: ({ value, among }) =>
    fr`Choisi comme le meilleur de ${among} essais sur les mêmes plis, son chiffre penche du côté optimiste ; corrigé de ce choix : ${value}.`,
  input: ({ name, sidePx }) =>
    fr`Entrée « ${name} » : float32 [n, 3, ${sidePx}, ${sidePx}], plans rouge, vert, bleu (une image grise trois fois), n quelconque.`,
  steps: ({ before, resizePx, cropPx, mean, std }) =>
    fr`À faire avant ce fichier : ${before} ; ramener le petit côté à ${resizePx} px (bilinéaire à la manière de Pillow, niveaux sur 8 bits) ; garder le carré central de ${cropPx} x ${cropPx} ; diviser par 255 ; soustraire la moyenne ${mean} ; diviser par ${std}.`,
  before: {
    plain: () => fr`rien à l'image telle que son fichier la contient`,
    equalised: () =>
      fr`égaliser l'histogramme de toute l'image, comme le fait ce produit (prétraitement « equalised »)`,
    clahe: () => fr`relever le contraste local, comme le fait ce produit (prétraitement « clahe »)`,
    cropped: () => fr`recadrer sur la tête, comme le fait ce produit (prétraitement « cropped »)`,
  },
  probability: {
    calibrated: () =>
      fr`Sortie « probability » : [n], calibrée par la sigmoïde de Platt sur des scores mis de côté ; c'est probability_calibrated de predictions.csv, pour une image sans étiquette dont aucune copie n'en a une.`,
    raw: () =>
      fr`Sortie « probability » : [n]. NON calibrée : les étiquettes étaient trop peu nombreuses, c'est donc le score brut à nouveau.`,
  },
  score: () =>
    fr`Sortie « score » : [n], tel que la méthode le donne ; c'est probability_raw de predictions.csv. Les seuils des décisions sont sur cette échelle (predictions.rule de report.json).`,
  labelledShare: ({ share }) =>
    fr`Calibrée là où ${share} des images sont des cancers, comme parmi les images étiquetées : là où ils sont plus rares, les probabilités doivent être abaissées d'autant.`,
  precision: {
    float32: () => fr`Le réseau calcule en simple précision, le classifieur en double ; les sorties sont en float32.`,
    int8: () =>
      fr`Le réseau calcule sur huit bits (QuantizeLinear, DequantizeLinear), avec les plages de l'étalonnage de cette étude, le classifieur en double ; les sorties sont en float32.`,
    float16: () => fr`Le réseau calcule en demi-précision, le classifieur en double ; les sorties sont en float32.`,
  },
  seen: () => fr`Le réseau avait déjà vu des images de ce jeu de données, sans étiquettes.`,
};

/** The words of a model file and of what is said where there is none. */
export const ONNX_TEXTS: Record<Language, OnnxTexts> = { en: ENGLISH, fr: FRENCH };
