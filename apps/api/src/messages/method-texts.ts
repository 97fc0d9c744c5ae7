import type { Method } from "@brainscan/ml/registry/method";
import type { ParameterDefinition } from "@brainscan/ml/registry/parameters";
import type { Language } from "./message.ts";

type Texts = { name: string; description: string; parameters: Record<string, string> };

/** The registry speaks English; these are its words in French, by method and parameter. */
const FRENCH: Record<string, Texts> = {
  pca: {
    name: "Composantes principales",
    description: "Les directions, à angle droit l’une de l’autre, selon lesquelles les images diffèrent le plus.",
    parameters: {
      nComponents: "Directions gardées.",
      svdSolver:
        "exact : par les vecteurs propres de la plus petite des deux matrices de Gram. randomized : par projections aléatoires, pour beaucoup de lignes et de colonnes. auto : randomized quand les deux dépassent 1000 et que l’on garde moins de 80 % des directions.",
      iteratedPower:
        "Itérations de puissance de randomized ; auto : 7 pour moins d’un dixième des directions, sinon 4.",
      whiten: "Divise chaque coordonnée par son écart type.",
    },
  },
  logisticRegression: {
    name: "Régression logistique",
    description:
      "Classifieur linéaire sur caractéristiques centrées et réduites, pénalité L2, appris sur les seules images étiquetées. Ses probabilités sont prises telles quelles, sans recalibrage.",
    parameters: {
      C: "Inverse de la force de la pénalité. auto prend, parmi 0,0001, 0,001, 0,01, 0,1, 1 et 10, celui dont la perte logarithmique est la plus basse dans une validation croisée groupée à l’intérieur des lignes d’apprentissage.",
      classWeight: "balanced donne le même poids total aux deux classes, quels que soient leurs effectifs.",
    },
  },
  labelSpreading: {
    name: "Propagation d’étiquettes",
    description:
      "Propage les étiquettes sur un graphe qui relie chaque image, étiquetée ou non, à ses plus proches voisines sur caractéristiques centrées et réduites (Zhou et al. 2004).",
    parameters: {
      nNeighbors: "Voisines de chaque image dans le graphe ; une image compte parmi les siennes.",
      alpha: "Part de son information qu’une image prend à ses voisines plutôt qu’à sa propre étiquette.",
      maxIter: "Nombre maximal d’itérations.",
      tol: "Les itérations s’arrêtent quand le changement total des étiquettes passe sous ce seuil.",
    },
  },
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
  agglomerative: {
    name: "Classification ascendante hiérarchique",
    description:
      "Un arbre de groupes : chaque ligne part seule, puis les deux groupes les plus proches sont réunis, encore et encore. L’arbre est ensuite coupé en autant de groupes que voulu.",
    parameters: {
      nClusters: "Nombre de groupes où l’arbre est coupé, k ; un autre peut être choisi après coup.",
      linkage:
        "Distance entre groupes : ward, accroissement des écarts quadratiques à leurs moyennes ; average, complete, single : distance moyenne, la plus grande, la plus petite entre leurs lignes.",
      metric: "Distance entre lignes ; ward n’admet que euclidean.",
      distanceThreshold:
        "Distance à partir de laquelle des groupes restent séparés ; si elle est donnée, nClusters est ignoré.",
    },
  },
};

export function methodText(method: Method, language: Language): Pick<Texts, "name" | "description"> {
  return language === "fr" ? frenchOf(method.id) : method;
}

export function parameterText(method: Method, parameter: ParameterDefinition, language: Language): string {
  if (language === "en") return parameter.description;
  const text = frenchOf(method.id).parameters[parameter.name];
  if (text === undefined) throw new Error(`${method.id}.${parameter.name} has no French text`);
  return text;
}

function frenchOf(id: string): Texts {
  const texts = FRENCH[id];
  if (!texts) throw new Error(`the method ${id} has no French text`);
  return texts;
}
