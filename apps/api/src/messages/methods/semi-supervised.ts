import type { MethodTexts } from "./method-text.ts";

export const semiSupervised: MethodTexts = {
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
};
