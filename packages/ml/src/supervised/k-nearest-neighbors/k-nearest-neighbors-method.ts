import { defineClassifier } from "../../registry/method.ts";
import { fitScaled } from "../fit-scaled.ts";
import { fitKNearestNeighbors, kNearestNeighborsParameters, predictKNearestNeighbors } from "./k-nearest-neighbors.ts";
import { writeNeighborVotes } from "./write-k-nearest-neighbors.ts";

/** Where a fold has fewer labelled rows than neighbours are asked for, all of them vote. */
export const kNearestNeighborsMethod = defineClassifier({
  id: "kNearestNeighbors",
  name: "k nearest neighbours",
  task: "SUPERVISED",
  description:
    "The labelled images nearest to an image on standardised features vote; the probability is the share of votes for cancer.",
  source: "Cover and Hart 1967; scikit-learn KNeighborsClassifier",
  parameters: kNearestNeighborsParameters,
  needs: { labels: true, unlabelled: false, views: "NONE", distance: true },
  cost: { time: "q n d", memory: "n d", rowsMax: null },
  complexityRank: 2,
  fittedInsideFold: ["scaler", "classifier"],
  scoreGraph: "WRITTEN",
  async learn({ labelled, labels }, { nNeighbors: asked, weights }) {
    const nNeighbors = Math.min(asked, labels.length);
    const { scaler, model, score } = await fitScaled(
      labelled.features,
      async (scaled) => fitKNearestNeighbors(scaled, labels, { nNeighbors, weights }),
      predictKNearestNeighbors,
    );
    return {
      selected: { nNeighbors, converged: 1 },
      nUnlabelled: 0,
      score: ({ features }) => score(features),
      writeScore: writeNeighborVotes(scaler, model),
    };
  },
});
