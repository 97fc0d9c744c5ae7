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
