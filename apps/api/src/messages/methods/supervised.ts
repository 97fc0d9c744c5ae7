import type { MethodTexts } from "./method-text.ts";

export const supervised: MethodTexts = {
  logisticRegression: {
    name: "Régression logistique",
    description:
      "Classifieur linéaire sur caractéristiques centrées et réduites, pénalité L2, appris sur les seules images étiquetées. Ses probabilités sont prises telles quelles, sans recalibrage.",
    parameters: {
      C: "Inverse de la force de la pénalité. auto prend, parmi 0,0001, 0,001, 0,01, 0,1, 1 et 10, celui dont la perte logarithmique est la plus basse dans une validation croisée groupée à l’intérieur des lignes d’apprentissage.",
      classWeight: "balanced donne le même poids total aux deux classes, quels que soient leurs effectifs.",
    },
  },
  linearDiscriminant: {
    name: "Analyse discriminante linéaire",
    description:
      "Trace un plan entre deux nuages gaussiens de même covariance, rétrécie pour que peu d’images à nombreuses colonnes suffisent.",
    parameters: {
      shrinkage:
        "De combien la covariance est rapprochée d’une covariance ronde : ledoitWolf l’estime dans chaque classe, un nombre la fixe, none la laisse telle quelle. La valeur par défaut de scikit-learn est none, qui exige plus de lignes que de colonnes.",
    },
  },
  kNearestNeighbors: {
    name: "k plus proches voisines",
    description:
      "Les images étiquetées les plus proches d’une image, sur caractéristiques centrées et réduites, votent ; la probabilité est la part des votes pour cancer.",
    parameters: {
      nNeighbors: "Nombre de lignes étiquetées qui votent, les plus proches.",
      weights: "uniform donne une voix à chaque voisine, distance l’inverse de sa distance.",
    },
  },
  svc: {
    name: "Machine à vecteurs de support",
    description:
      "La marge la plus large entre les classes sur caractéristiques centrées et réduites, droite ou courbe. Ses valeurs de décision deviennent des probabilités par la méthode de Platt, sur des lignes mises de côté à l’intérieur des lignes d’apprentissage.",
    parameters: {
      C: "Inverse de la force de la pénalité. auto prend, parmi 0,01, 0,1, 1, 10 et 100, celui dont l’aire sous la courbe ROC est la plus grande dans une validation croisée groupée à l’intérieur des lignes d’apprentissage.",
      kernel: "rbf courbe la frontière entre les classes, linear la garde droite.",
      gamma:
        "À quelle vitesse la similarité décroît avec le carré de la distance, pour rbf. scale vaut 1 / (colonnes x variance de toutes les valeurs), auto 1 / colonnes.",
      classWeight: "balanced donne le même poids total aux deux classes, quels que soient leurs effectifs.",
      tol: "Plus grande violation des conditions de l’optimum. Le 0,001 de scikit-learn laisse incertain le troisième chiffre d’une valeur de décision.",
    },
  },
  mlp: {
    name: "Perceptron multicouche",
    description:
      "Petit réseau de neurones à une ou deux couches cachées sur caractéristiques centrées et réduites, appris sur les seules images étiquetées.",
    parameters: {
      hiddenUnits: "Neurones de chaque couche cachée.",
      hiddenLayers: "Nombre de couches cachées.",
      alpha: "Force de la pénalité L2 sur les poids.",
      learningRateInit: "Taille des premiers pas d’Adam.",
      batchSize: "Lignes par pas ; auto vaut 200, ou toutes s’il y en a moins.",
      maxIter: "Nombre maximal de passages sur les lignes.",
      tol: "L’apprentissage s’arrête quand aucun des nIterNoChange derniers passages n’a gagné autant.",
      nIterNoChange: "Passages sans progrès avant l’arrêt.",
      earlyStopping:
        "Met de côté une part des lignes d’apprentissage et s’arrête quand leur exactitude ne progresse plus ; les meilleurs poids sont gardés.",
      validationFraction: "Part des lignes mise de côté pour earlyStopping.",
    },
  },
};
