import type { MethodTexts } from "./method-text.ts";

export const clustering: MethodTexts = {
  kMeans: {
    name: "k-moyennes",
    description:
      "Des groupes de lignes autour de k centres, chaque ligne avec le plus proche, pour que les distances au carré soient petites.",
    parameters: {
      nClusters: "Nombre de groupes, k.",
      nInit: "Nombre de départs essayés ; celui de plus faible inertie est gardé.",
      maxIter: "Nombre maximal d’itérations d’un départ.",
      tol: "Un départ s’arrête quand le déplacement au carré de ses centres ne dépasse pas cette fraction de la variance moyenne des colonnes.",
    },
  },
  miniBatchKMeans: {
    name: "k-moyennes par petits lots",
    description:
      "Des k-moyennes qui apprennent leurs centres sur de petits lots de lignes tirés au hasard, quand les lignes sont très nombreuses.",
    parameters: {
      nClusters: "Nombre de groupes, k.",
      batchSize: "Nombre de lignes tirées à chaque pas.",
      maxIter: "Nombre maximal de fois où l’on peut tirer autant de lignes qu’il y en a.",
      nInit: "Nombre de jeux de premiers centres essayés ; celui de plus faible inertie est gardé.",
      initSize:
        "Nombre de lignes parmi lesquelles les premiers centres sont tirés et essayés ; auto : 3 lots, ou 3 lignes par groupe si c’est davantage.",
      maxNoImprovement:
        "L’ajustement s’arrête quand l’inertie lissée n’a pas baissé depuis ce nombre de pas ; 0 : jamais pour cette raison.",
      tol: "L’ajustement s’arrête quand, en un pas, le déplacement au carré des centres ne dépasse pas cette fraction de la variance moyenne des colonnes ; 0 : jamais pour cette raison.",
      reassignmentRatio:
        "Un centre qui a reçu moins de lignes que cette fraction du mieux pourvu est déplacé sur une ligne tirée au hasard.",
    },
  },
  gaussianMixture: {
    name: "Mélange de gaussiennes",
    description:
      "Les lignes vues comme des tirages de k gaussiennes : chaque ligne appartient à chacune avec une probabilité.",
    parameters: {
      nComponents: "Nombre de gaussiennes, k. scikit-learn part de 1, ce qui ne fait aucun groupe.",
      covarianceType:
        "Forme des gaussiennes : full (chacune son ellipsoïde), tied (le même ellipsoïde pour toutes), diag (axes le long des colonnes), spherical (boules).",
      regCovar: "Ajouté à chaque variance, pour qu’aucune gaussienne ne se réduise à un point.",
      tol: "Un départ s’arrête quand la log-vraisemblance moyenne d’une ligne change de moins que cela.",
      maxIter: "Nombre maximal d’itérations d’un départ.",
      nInit:
        "Nombre de départs essayés, chacun depuis des groupes de k-moyennes ; la plus haute vraisemblance est gardée.",
    },
  },
  spectral: {
    name: "Groupes spectraux",
    description:
      "Des groupes de toute forme qu’un graphe de voisinage tient ensemble, coupés là où le moins d’arêtes passent.",
    parameters: {
      nClusters: "Nombre de groupes, k.",
      affinity:
        "Ce qui relie deux lignes : nearestNeighbors (l’une parmi les plus proches de l’autre ; creux) ou rbf (toutes les paires selon leur distance, pour de petits n). scikit-learn part de rbf, dont gamma ignore l’échelle des données.",
      nNeighbors: "Voisines de chaque ligne pour nearestNeighbors ; une ligne compte parmi les siennes.",
      gamma: "Largeur de rbf : l’affinité de deux lignes est exp(-gamma fois leur distance au carré).",
      assignLabels: "Comment les groupes se lisent sur le plongement : kmeans, ou clusterQr, qui ne tire rien au sort.",
      nInit: "Nombre de départs des k-moyennes sur le plongement.",
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
  dbscan: {
    name: "DBSCAN",
    description:
      "Groupes de forme quelconque : les endroits où les lignes sont serrées, quel que soit leur nombre. Les lignes des endroits clairsemés sont du bruit.",
    parameters: {
      eps: "Rayon d’un voisinage, dans l’unité des caractéristiques ; la courbe des k-distances en suggère un.",
      minSamples:
        "Nombre de lignes, elle comprise, que doit contenir le voisinage d’une ligne pour qu’elle soit centrale.",
    },
  },
  hdbscan: {
    name: "HDBSCAN",
    description:
      "Groupes de forme quelconque et de densités différentes, ceux qui durent sur la plus large plage de densités. Les lignes des endroits clairsemés sont du bruit, et chaque ligne a une probabilité.",
    parameters: {
      minClusterSize:
        "Plus petit nombre de lignes qui compte comme un groupe ; un ensemble plus petit, ce sont des lignes qui tombent d’un plus grand.",
      minSamples:
        "Nombre de lignes, elle comprise, du voisinage qui mesure la densité autour d’une ligne ; plus il est grand, plus il y a de bruit. minClusterSize prend la même valeur que lui.",
      clusterSelectionMethod:
        "eom garde les groupes les plus stables, de toute taille ; leaf les plus petits, plus nombreux.",
      clusterSelectionEpsilon: "Les groupes qui se séparent à une distance inférieure restent ensemble.",
      allowSingleCluster: "Si toutes les lignes peuvent former un seul groupe.",
      maxClusterSize:
        "Plus grand nombre de lignes d’un groupe choisi par eom ; clusterSelectionEpsilon peut en réunir davantage.",
    },
  },
};
