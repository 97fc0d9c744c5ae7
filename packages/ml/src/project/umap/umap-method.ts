import { defineProjector } from "../../registry/method.ts";
import { fitUmap, umapParameters } from "./umap.ts";

export const umapMethod = defineProjector({
  id: "umap",
  name: "UMAP",
  task: "PROJECTION",
  description:
    "A map on which near neighbours stay neighbours, and groups keep more of their arrangement than with t-SNE. On too few rows, nNeighbors falls to the number of others and is reported.",
  source: "McInnes, Healy and Melville 2018; umap-learn",
  parameters: umapParameters,
  needs: { labels: false, unlabelled: true, views: "NONE", distance: true },
  cost: { time: "n^2 d + nEpochs n nNeighbors", memory: "n (d + nNeighbors)", rowsMax: 100_000 },
  async project(features, parameters, tools) {
    // A study must draw its map whatever the number of its images.
    const nNeighbors = Math.min(parameters.nNeighbors, Math.max(2, features.rows - 1));
    const { embedding, graph, a, b, nEpochs, init } = await fitUmap(features, { ...parameters, nNeighbors }, tools);
    const details = {
      a,
      b,
      nEpochs,
      nNeighbors,
      nEdges: graph.columns.length,
      spectralStart: Number(init === "spectral"),
    };
    return { coordinates: embedding, details };
  },
});
