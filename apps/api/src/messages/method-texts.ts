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
  labelSpreading: {
    name: "Diffusion d’étiquettes",
    description:
      "Répand les étiquettes sur un graphe qui relie chaque image, étiquetée ou non, à celles qui lui ressemblent, sur caractéristiques centrées et réduites ; une étiquette cède là où ses voisines la contredisent (Zhou et al. 2004).",
    parameters: {
      kernel:
        "knn relie chaque image à ses plus proches voisines : creux, pour tout nombre d’images, et sans échelle à choisir. rbf relie toutes les paires, pondérées par exp(-gamma distance²), pour 6 000 images au plus. Le défaut de scikit-learn, rbf avec gamma 20, laisse chaque image seule quand les colonnes sont 512 et réduites.",
      gamma:
        "Pour le noyau rbf : vitesse à laquelle la ressemblance décroît avec la distance. scale vaut 1 / (colonnes × leur variance).",
      nNeighbors: "Pour le noyau knn : voisines de chaque image dans le graphe ; une image compte parmi les siennes.",
      alpha: "Part de son information qu’une image prend à ses voisines plutôt qu’à sa propre étiquette.",
      maxIter: "Nombre maximal d’itérations.",
      tol: "Les itérations s’arrêtent quand le changement total des étiquettes passe sous ce seuil.",
    },
  },
  labelPropagation: {
    name: "Propagation d’étiquettes",
    description:
      "Chaque image non étiquetée prend la moyenne de celles qui lui ressemblent, jusqu’à ce que rien ne bouge ; les étiquettes des experts ne changent jamais, si bien qu’une erreur se propage sans frein (Zhu et Ghahramani 2002).",
    parameters: {
      kernel:
        "knn relie chaque image à ses plus proches voisines : creux, pour tout nombre d’images, et sans échelle à choisir. rbf relie toutes les paires, pondérées par exp(-gamma distance²), pour 6 000 images au plus. Le défaut de scikit-learn, rbf avec gamma 20, laisse chaque image seule quand les colonnes sont 512 et réduites.",
      gamma:
        "Pour le noyau rbf : vitesse à laquelle la ressemblance décroît avec la distance. scale vaut 1 / (colonnes × leur variance).",
      nNeighbors: "Pour le noyau knn : voisines de chaque image dans le graphe ; une image compte parmi les siennes.",
      maxIter: "Nombre maximal d’itérations.",
      tol: "Les itérations s’arrêtent quand le changement total des étiquettes passe sous ce seuil.",
    },
  },
  selfTraining: {
    name: "Auto-apprentissage",
    description:
      "Un classifieur supervisé étiquette les images dont il est le plus sûr et apprend de nouveau avec elles, tour après tour. Ses premières erreurs peuvent se confirmer : comparez le nombre et l’équilibre des étiquettes qu’il s’est données avec celles des experts.",
    parameters: {
      base: "Le classifieur supervisé employé.",
      C: "Inverse de la force de la pénalité du classifieur, s’il en a une. auto est choisi une fois, sur les seules étiquettes des experts, comme le fait ce classifieur.",
      criterion:
        "threshold prend toutes les images dont le classifieur est plus sûr que ce seuil ; kBest, les kBest plus sûres.",
      threshold: "Probabilité qu’une étiquette donnée par le classifieur doit dépasser, pour le critère threshold.",
      kBest: "Images étiquetées à chaque tour, pour le critère kBest.",
      maxIter: "Nombre maximal de tours.",
    },
  },
  laplacianRls: {
    name: "Moindres carrés laplaciens",
    description:
      "Moindres carrés à noyau, ajustés aux étiquettes et gardés lisses sur le graphe des plus proches voisines de toutes les images ; la solution est directe, sans itérations. Au-delà de 2 000 images, une partie des images non étiquetées est tirée au hasard.",
    parameters: {
      kernel: "rbf : exp(-gamma distance²). linear : le produit moyen des colonnes, plus 1 pour une constante.",
      gamma:
        "Pour le noyau rbf : vitesse à laquelle la ressemblance décroît avec la distance. scale vaut 1 / (colonnes × leur variance).",
      gammaA:
        "Poids de la taille de la fonction face à l’erreur quadratique d’une étiquette ; gamma_A l dans l’article.",
      gammaI:
        "Poids d’un désaccord entre voisines face à l’erreur quadratique d’une étiquette ; gamma_I l / (u + l)² dans l’article.",
      nNeighbors: "Voisines de chaque image dans le graphe ; une image compte parmi les siennes.",
    },
  },
  coTraining: {
    name: "Co-apprentissage",
    description:
      "Deux classifieurs, chacun sur sa propre description des images (deux couches, ou deux réseaux), étiquettent l’un pour l’autre les images dont ils sont le plus sûrs. Utile quand les deux descriptions se trompent sur des images différentes.",
    parameters: {
      base: "Le classifieur supervisé employé sur chaque description.",
      C: "Inverse de la force de la pénalité du classifieur, s’il en a une. auto est choisi une fois pour chaque description, sur les seules étiquettes des experts.",
      growthCancer: "Images que chaque classifieur étiquette cancer à chaque tour.",
      growthNormal:
        "Images que chaque classifieur étiquette normal à chaque tour. Le rapport à growthCancer devrait être celui des images non étiquetées.",
      poolSize: "Images non étiquetées parmi lesquelles choisir à chaque tour.",
      maxIter: "Nombre maximal de tours.",
    },
  },
  clusterThenLabel: {
    name: "Groupes puis étiquettes",
    description:
      "Regroupe toutes les images par k-moyennes sans regarder les étiquettes, puis donne à chaque groupe la part de cancers parmi ses images étiquetées. L’usage le plus simple des images non étiquetées, et un contrôle des autres : il ne marche que si les classes forment des groupes.",
    parameters: {
      nClusters: "Groupes d’images, étiquetées ou non ; au plus un par image.",
      nInit: "Départs des k-moyennes ; la plus faible inertie est gardée.",
      smoothing:
        "Étiquettes imaginées de chaque classe dans chaque groupe (Laplace) : un groupe de c cancers sur n étiquettes vaut (c + s) / (n + 2 s).",
      assignment:
        "hard : une image vaut ce que vaut son groupe le plus proche. soft : ce que valent tous, pondérés par exp(-distance² / (2 v)), v étant la variance moyenne d’une colonne dans les groupes, comme dans le mélange de gaussiennes rondes que les k-moyennes approchent.",
      within:
        "share : toutes les images d’un groupe ont le même score. logisticRegression : un groupe d’au moins 5 étiquettes de chaque classe reçoit son propre classifieur.",
    },
  },
  consistencyTraining: {
    name: "Apprentissage par cohérence",
    description:
      "Apprend à répondre de même sur une copie légèrement modifiée et une copie fortement modifiée de chaque image non étiquetée, dès qu’il est sûr de la première (FixMatch). Seul le classifieur apprend : les caractéristiques restent fixes, et le gain peut être moindre que dans l’article.",
    parameters: {
      threshold: "Probabilité à dépasser sur une copie légère pour que la réponse serve d’étiquette aux copies fortes.",
      lambda: "Poids de la perte des images non étiquetées ; 0 les laisse de côté.",
      hiddenUnits: "Unités de la couche cachée ; 0 pour un classifieur linéaire.",
      learningRate: "Premier pas d’Adam ; il décroît selon un cosinus, comme dans l’article.",
      alpha: "Force de la pénalité L2 sur les poids.",
      batchSize: "Images étiquetées à chaque pas.",
      mu: "Images non étiquetées à chaque pas, en multiples de batchSize.",
      maxIter: "Nombre de pas.",
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
  expectationMaximisation: {
    name: "Espérance-maximisation",
    description:
      "La part de cancers qui rend les plus vraisemblables les scores calibrés de la réserve. Le plus précis des estimateurs tant que les scores sont calibrés ; sinon il file vers 0 ou 1.",
    parameters: {
      recalibration:
        "biasCorrected réajuste d’abord la pente et le biais des scores sur les images étiquetées, si bien que leur incertitude entre dans l’intervalle (Alexandari et al. 2020) ; none prend les scores pour des probabilités, comme publié en 2002, et refuse ceux qui ne sont pas calibrés.",
    },
  },
  blackBoxShift: {
    name: "Estimation du décalage par boîte noire",
    description:
      "Où se situe la prédiction moyenne de la réserve entre les moyennes des normales et des cancers étiquetés. Demande des scores qui séparent les classes, pas des scores calibrés.",
    parameters: {
      confusion:
        "soft prend la moyenne des probabilités de chaque classe ; hard compte les images à 0,5 ou plus. Lipton et al. 2018 comptent ; les moyennes perdent moins de l’information des scores.",
    },
  },
  adjustedCount: {
    name: "Comptage ajusté",
    description:
      "La part de la réserve au-dessus d’un seuil, débarrassée des erreurs que les images étiquetées y font. Ne demande que l’ordre des scores.",
    parameters: {
      policy:
        "Où les images sont comptées : medianSweep prend la médiane sur tous les seuils qui séparent assez bien les classes ; max le seuil qui les sépare le plus, ce qui flatte peu d’étiquettes ; x celui qui se trompe aussi souvent sur chaque classe ; fixed le seuil ci-dessous (Forman 2008).",
      threshold: "Probabilité à partir de laquelle une image compte comme cancer ; seul fixed la lit.",
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
