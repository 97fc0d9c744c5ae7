export const SEMI_SUPERVISED_FRENCH: Record<string, string> = {
  repeat: "répétition",
  folds: "plis",
  "held-out normal": "normales mises de côté",
  "held-out cancer": "cancers mis de côté",
  "families on both sides of a fold:": "familles des deux côtés d’un pli :",
  "An image's score is the mean over repeats; from 0.5 on it is called cancer.":
    "Le score d’une image est la moyenne des répétitions ; à partir de 0,5 elle est dite cancer.",
  experiment: "expérience",
  "ROC AUC": "aire ROC",
  recomputed: "recalculée",
  recall: "rappel",
  "recall, recomputed": "rappel, recalculé",
  "missed cancers": "cancers manqués",
  "false alarms": "fausses alertes",
  "Scores are compared by their area alone: nothing has to be calibrated.":
    "Les scores ne sont comparés que par leur aire : rien n’est à calibrer.",
  method: "méthode",
  "ROC AUC, here": "aire ROC, ici",
  "ROC AUC, report": "aire ROC, rapport",
  "Each of its rounds fits the classifier anew: one repeat is enough to see it work.":
    "Chacun de ses tours réajuste le classifieur : une répétition suffit pour le voir à l’œuvre.",
  "difference from labels alone": "écart aux seules étiquettes",
  "common folds": "plis communs",
  families: "familles",
  "smallest effect to be seen": "plus petit effet visible",
  "What the images without a label add": "Ce qu’ajoutent les images sans étiquette",
  "difference in ROC AUC from labels alone, same layer and folds":
    "écart d’aire ROC aux seules étiquettes, même couche et mêmes plis",
  "What more labels bring, with and without the other images":
    "Ce qu’apportent plus d’étiquettes, avec et sans les autres images",
  "labels learnt from": "étiquettes apprises",
  "labels alone": "étiquettes seules",
  "labels and all images": "étiquettes et toutes les images",
  difference: "écart",
  "p, adjusted": "p, ajusté",
};
