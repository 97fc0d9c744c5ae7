export const VERIFICATION_FRENCH: Record<string, string> = {
  "Every digit counts: without round_trip, pandas reads some numbers a last digit off.":
    "Chaque chiffre compte : sans round_trip, pandas lit certains nombres au dernier chiffre près.",
  "One row a distinct image, in the order of images.csv.": "Une ligne par image distincte, dans l’ordre de images.csv.",
  "Nothing is compared where the report has no value.": "Rien n’est comparé là où le rapport n’a pas de valeur.",
  "As exact as single precision lets it be: the figure may be far from 1.":
    "Aussi exact que la simple précision le permet : la mesure peut être loin de 1.",
  "From our centres scikit-learn must find nothing better nearby.":
    "Parti de nos centres, scikit-learn ne doit rien trouver de mieux alentour.",
  "Added up plainly, as we do: what ties by a last digit must tie here too.":
    "Additionné tel quel, comme chez nous : les ex æquo doivent l’être ici aussi.",
  "The fold's rows: its held-out images and all of their families stay out of everything.":
    "Les lignes du pli : ses images mises de côté et toutes leurs familles restent hors de tout.",
  "An image that no label reaches has no answer in scikit-learn; we give it the share of cancers.":
    "Sans étiquette qui l’atteigne, pas de réponse de scikit-learn : nous donnons la part de cancers.",
  "Ours may choose another penalty in each round, scikit-learn keeps one: they agree roughly.":
    "Le nôtre peut changer de pénalité à chaque tour, pas scikit-learn : accord approximatif.",
  "Nadeau and Bengio: folds share training images, so that their spread alone is too small.":
    "Nadeau et Bengio : les plis partagent des images, leur seule dispersion est trop petite.",
  "A plan of automatic labels alone costs the budget at budget / images.":
    "Un plan d’étiquettes automatiques seules coûte le budget à budget / images.",
  "Among millions it does not matter that images are drawn without putting them back.":
    "Parmi des millions, peu importe que les images soient tirées sans remise.",
  "The smallest n for which it holds.": "Le plus petit n pour lequel c’est vrai.",
  "k-means, agreement": "k-means, accord",
  "k-means, inertia over ours": "k-means, inertie sur la nôtre",
  "Ward, agreement": "Ward, accord",
  "probability of cancer, ours": "probabilité de cancer, la nôtre",
  "probability of cancer, scikit-learn": "probabilité de cancer, scikit-learn",
  "standard error": "erreur type",
  "lower end": "bout bas",
  "upper end": "bout haut",
  "none found of many, 0.1 % at 95 %": "aucun trouvé parmi beaucoup, 0,1 % à 95 %",
  "none found of 4 million": "aucun trouvé parmi 4 millions",
  "price of an automatic label": "prix d’une étiquette automatique",
  "all automatic labels, euros": "toutes les étiquettes automatiques, euros",
  "price that the budget allows": "prix que permet le budget",
  "images that an audit reads": "images que lit un audit",
  "comparisons made:": "comparaisons faites :",
  "- all within their tolerance:": "- toutes dans leur tolérance :",
};
