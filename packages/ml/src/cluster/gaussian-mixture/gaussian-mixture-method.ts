import { defineClusterer } from "../../registry/method.ts";
import { fitGaussianMixture, gaussianMixtureParameters } from "./gaussian-mixture.ts";

export const gaussianMixtureMethod = defineClusterer({
  id: "gaussianMixture",
  name: "Gaussian mixture",
  task: "CLUSTERING",
  description: "The rows as draws from k Gaussians: each row belongs to each with a probability.",
  source: "Dempster, Laird and Rubin 1977; scikit-learn GaussianMixture",
  parameters: gaussianMixtureParameters,
  needs: { labels: false, unlabelled: true, views: "NONE", distance: true },
  cost: { time: "nInit nIter n k d, full n k d^2", memory: "n (d + k), full k d^2", rowsMax: null },
  async cluster(features, parameters, tools) {
    const { nComponents: k } = parameters;
    const model = await fitGaussianMixture(features, parameters, tools);
    const { labels, meanLogLikelihood, bic, aic, nIter } = model;
    const { data } = model.responsibilities;
    const probabilities = Float64Array.from(labels, (label, i) => data[i * k + label]);
    const details = { meanLogLikelihood, bic, aic, nIter, converged: model.converged ? 1 : 0 };
    return { labels, nClusters: k, probabilities, details: { ...details, nHeld: new Set(labels).size } };
  },
});
