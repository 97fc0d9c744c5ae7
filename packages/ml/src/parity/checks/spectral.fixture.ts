import { fitSpectral, type SpectralParams } from "../../cluster/spectral/spectral.ts";
import { createRandom } from "../../random/random.ts";
import type { Check, SklearnCase } from "../sklearn-cases.fixture.ts";
import { expectAgreement } from "./expect-agreement.fixture.ts";

type SpectralCase = SklearnCase<SpectralParams, { labels: number[] }, { labels: string }>;

export const checkSpectral: Check = async (given, features) => {
  const { params, expected, tolerance } = given as unknown as SpectralCase;
  const { labels } = await fitSpectral(features, params, { random: createRandom(0) });
  expectAgreement(labels, expected.labels, tolerance.labels);
};
