import type { MethodTexts } from "./method-text.ts";

export const calibration: MethodTexts = {
  platt: {
    name: "Platt",
    description:
      "Une sigmoïde du score, avec une pente et une ordonnée à l’origine : corrige des scores trop sûrs, pas assez sûrs ou décalés.",
    parameters: {
      scale:
        "Ce dont on prend la sigmoïde. logit contient l’identité, si bien que des scores calibrés restent ce qu’ils sont ; probability convient aux scores qui atteignent 0 et 1, comme les votes de voisins.",
    },
  },
  temperature: {
    name: "Température",
    description:
      "Un seul facteur sur le logit du score : corrige des scores trop sûrs ou pas assez sûrs, et laisse 0,5 en place.",
    parameters: {
      smoothTargets:
        "Les cibles de Platt à la place de 0 et 1, pour que la température reste au-dessus de 0 quand les scores séparent les classes ; false reprend celles de scikit-learn.",
    },
  },
  beta: {
    name: "Bêta",
    description:
      "Trois paramètres qui courbent séparément les scores bas et les scores hauts ; elle contient l’identité, si bien que des scores calibrés restent ce qu’ils sont.",
    parameters: {
      smoothTargets:
        "Les cibles de Platt à la place de 0 et 1, pour que l’ajustement reste fini quand les scores séparent les classes ; false reprend celles de l’article.",
    },
  },
  isotonic: {
    name: "Isotone",
    description:
      "La fonction en escalier, jamais décroissante, la plus proche des étiquettes : toute forme est possible, au prix de nombreuses images étiquetées.",
    parameters: {
      minSamples:
        "Nombre d’images étiquetées en dessous duquel elle est refusée : avec moins, ses marches suivent l’échantillon plutôt que le score, et une sigmoïde fait mieux (Niculescu-Mizil et Caruana 2005).",
    },
  },
};
