import type { MethodTexts } from "./method-text.ts";

export const prevalence: MethodTexts = {
  expectationMaximisation: {
    name: "Espérance-maximisation",
    description:
      "La part de cancers qui rend les plus vraisemblables les scores calibrés des images non étiquetées. Le plus précis des estimateurs tant que les scores sont calibrés ; sinon il file vers 0 ou 1.",
    parameters: {
      recalibration:
        "biasCorrected réajuste d’abord la pente et le biais des scores sur les images étiquetées, si bien que leur incertitude entre dans l’intervalle (Alexandari et al. 2020) ; none prend les scores pour des probabilités, comme publié en 2002, et refuse ceux qui ne sont pas calibrés.",
    },
  },
  blackBoxShift: {
    name: "Estimation du décalage par boîte noire",
    description:
      "Où se situe la prédiction moyenne des images non étiquetées entre les moyennes des normales et des cancers étiquetés. Demande des scores qui séparent les classes, pas des scores calibrés.",
    parameters: {
      confusion:
        "soft prend la moyenne des probabilités de chaque classe ; hard compte les images à 0,5 ou plus. Lipton et al. 2018 comptent ; les moyennes perdent moins de l’information des scores.",
    },
  },
  adjustedCount: {
    name: "Comptage ajusté",
    description:
      "La part des images non étiquetées au-dessus d’un seuil, débarrassée des erreurs que les images étiquetées y font. Ne demande que l’ordre des scores.",
    parameters: {
      policy:
        "Où les images sont comptées : medianSweep prend la médiane sur tous les seuils qui séparent assez bien les classes ; max le seuil qui les sépare le plus, ce qui flatte peu d’étiquettes ; x celui qui se trompe aussi souvent sur chaque classe ; fixed le seuil ci-dessous (Forman 2008).",
      threshold: "Probabilité à partir de laquelle une image compte comme cancer ; seul fixed la lit.",
    },
  },
};
