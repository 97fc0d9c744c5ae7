import type { MethodTexts } from "./method-text.ts";

export const projection: MethodTexts = {
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
  tsne: {
    name: "t-SNE",
    description:
      "Une carte où les proches voisines restent voisines. Les distances entre groupes, et leurs tailles, ne veulent rien dire. S’il y a trop peu de lignes, la perplexité descend au tiers des autres lignes, et c’est indiqué.",
    parameters: {
      perplexity: "Nombre de voisines dont chaque ligne tient compte, en pratique ; inférieur au nombre de lignes.",
      earlyExaggeration:
        "Facteur sur l’attraction pendant les 250 premières itérations, le temps que les groupes se forment.",
      learningRate: "Pas de la descente ; auto : n / earlyExaggeration / 4, au moins 50.",
      maxIter: "Nombre maximal d’itérations, les premières comprises.",
      minGradNorm: "La descente s’arrête quand son gradient devient aussi court.",
      init: "Premières coordonnées : composantes principales (pca) ou tirage au hasard (random).",
      nInit:
        "Descentes essayées, dont on garde celle qui finit à la plus faible divergence ; auto : 4 jusqu’à 1000 lignes, où une descente est rapide et où son arrivée tient au hasard, sinon 1 comme dans scikit-learn.",
      angle: "Un groupe lointain vu sous un angle plus petit compte pour un seul point ; 0 est exact et lent.",
    },
  },
  umap: {
    name: "UMAP",
    description:
      "Une carte où les proches voisines restent voisines, et où les groupes gardent mieux leur disposition qu’avec t-SNE. S’il y a trop peu de lignes, nNeighbors descend au nombre des autres lignes, et c’est indiqué.",
    parameters: {
      nNeighbors:
        "Voisines dont chaque ligne tient compte, elle-même comprise : peu pour le détail, beaucoup pour l’ensemble.",
      minDist: "Distance à laquelle les lignes peuvent se rapprocher sur la carte.",
      spread: "Échelle de la carte ; au moins minDist.",
      nEpochs: "Passages sur le graphe ; auto : 500 jusqu’à 10 000 lignes, 200 au-delà.",
      learningRate: "Pas du premier passage ; il décroît jusqu’à 0.",
      negativeSampleRate: "Répulsions par des lignes tirées au hasard, pour chaque attraction vers une voisine.",
      setOpMixRatio:
        "1 : il suffit qu’une ligne désigne l’autre pour les relier (union) ; 0 : il faut que les deux se désignent (intersection).",
      localConnectivity:
        "Nombre de plus proches voisines, ailleurs qu’au même point, auxquelles chaque ligne est reliée pleinement.",
      init: "Premières coordonnées : vecteurs les plus lisses du graphe (spectral ; composantes principales s’il est en morceaux), composantes principales (pca) ou tirage au hasard (random).",
    },
  },
};
