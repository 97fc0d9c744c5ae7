import { type Convolution, foldBatchNorm } from "./fold-batch-norm.ts";
import type { NamedTensors } from "./weights/weight-tensor.ts";
import { WeightsError } from "./weights/weights-error.ts";

export type ResNetBlock = {
  /** In order; a ReLU follows each but the last, whose sum with the shortcut gets one. */
  convolutions: Convolution[];
  /** 1 x 1 convolution on the shortcut where the shape changes; null where it is the identity. */
  downsample: Convolution | null;
};

export type ResNet = {
  architecture: "resnet18" | "resnet34" | "resnet50";
  stem: Convolution;
  /** layer1 .. layer4. */
  layers: ResNetBlock[][];
  /** Final linear layer, classes x features, where the file has one. */
  classifier: { weight: Float32Array; bias: Float32Array; nClasses: number } | null;
  dims: { avgpool: number; layer3: number };
};

const ARCHITECTURES = new Map<string, ResNet["architecture"]>([
  ["basic 2,2,2,2", "resnet18"],
  ["basic 3,4,6,3", "resnet34"],
  ["bottleneck 3,4,6,3", "resnet50"],
]);

const PROBLEMS_SHOWN_MAX = 8;

/** Values of all tensors together: four times a ResNet-50. Tensors may share their bytes, so that a file of any size could ask for
 *  many times its own. */
const VALUES_MAX = 100_000_000;

/** Looks tensors up by name and shape, and keeps every problem, so that one message names them all. */
function createFinder(tensors: NamedTensors) {
  const problems: string[] = [];
  let nValues = 0;
  const find = (name: string, shape: readonly (number | null)[]): { data: Float32Array; shape: number[] } | null => {
    const tensor = tensors.get(name);
    const wanted = `[${shape.map((size) => size ?? "any").join(", ")}]`;
    if (!tensor) problems.push(`${name} ${wanted} is missing`);
    else if (tensor.shape.length !== shape.length || shape.some((size, d) => size !== null && size !== tensor.shape[d]))
      problems.push(`${name} is [${tensor.shape.join(", ")}], not ${wanted}`);
    else {
      nValues += tensor.shape.reduce((product, size) => product * size, 1);
      if (nValues > VALUES_MAX)
        throw new WeightsError("INCOMPATIBLE", `the file has more than ${VALUES_MAX} values, which no ResNet has`);
      const data = tensor.read();
      if (data.every(Number.isFinite)) return { data, shape: tensor.shape };
      problems.push(`${name} has values that are not finite`);
    }
    return null;
  };
  return { find, problems };
}

type Finder = ReturnType<typeof createFinder>;

/** One convolution with its batch norm folded in; null when a tensor has a problem, which the finder then holds. */
function readConvolution(
  { find, problems }: Finder,
  name: string,
  normName: string,
  inChannels: number | null,
  kernel: number,
  stride: number,
): Convolution | null {
  const weight = find(`${name}.weight`, [null, inChannels, kernel, kernel]);
  const channels = [weight ? weight.shape[0] : null];
  const gamma = find(`${normName}.weight`, channels);
  const beta = find(`${normName}.bias`, channels);
  const runningMean = find(`${normName}.running_mean`, channels);
  const runningVar = find(`${normName}.running_var`, channels);
  if (!weight || !gamma || !beta || !runningMean || !runningVar) return null;
  if (runningVar.data.some((variance) => variance < 0)) problems.push(`${normName}.running_var has negative values`);
  const norm = { weight: gamma.data, bias: beta.data, runningMean: runningMean.data, runningVar: runningVar.data };
  return {
    name,
    ...foldBatchNorm(weight.data, norm),
    outChannels: weight.shape[0],
    inChannels: weight.shape[1],
    kernel,
    stride,
  };
}

function readBlock(
  finder: Finder,
  tensors: NamedTensors,
  name: string,
  bottleneck: boolean,
  blockInput: number | null,
  stride: number,
): ResNetBlock & { outChannels: number | null } {
  // torchvision puts a bottleneck's stride on its 3 x 3 convolution, a basic block's on its first.
  const kernels = bottleneck ? [1, 3, 1] : [3, 3];
  const strided = bottleneck ? 1 : 0;
  const convolutions: Convolution[] = [];
  let inChannels = blockInput;
  for (const [i, kernel] of kernels.entries()) {
    const convolution = readConvolution(
      finder,
      `${name}.conv${i + 1}`,
      `${name}.bn${i + 1}`,
      inChannels,
      kernel,
      i === strided ? stride : 1,
    );
    // The next problem is judged by what this weight says, even if this one has a problem of its own.
    inChannels = tensors.get(`${name}.conv${i + 1}.weight`)?.shape[0] ?? null;
    if (convolution) convolutions.push(convolution);
  }
  const outChannels = inChannels;
  const identity = stride === 1 && (blockInput === outChannels || blockInput === null || outChannels === null);
  const shortcut = `${name}.downsample`;
  if (identity && !tensors.has(`${shortcut}.0.weight`)) return { convolutions, downsample: null, outChannels };
  const downsample = readConvolution(finder, `${shortcut}.0`, `${shortcut}.1`, blockInput, 1, stride);
  if (downsample && outChannels !== null && downsample.outChannels !== outChannels)
    finder.problems.push(`${shortcut}.0.weight gives ${downsample.outChannels} channels, the block ${outChannels}`);
  return { convolutions, downsample, outChannels };
}

/** Blocks of each layer, numbered from 0 without a gap. */
function countBlocks(tensors: NamedTensors): number[] {
  const found = [1, 2, 3, 4].map(() => new Set<number>());
  for (const name of tensors.keys()) {
    const [, layer, block] = /^layer([1-4])\.(\d{1,4})\./.exec(name) ?? [];
    if (layer) found[Number(layer) - 1].add(Number(block));
  }
  return found.map((blocks) => {
    let count = 0;
    while (blocks.has(count)) count++;
    return count;
  });
}

function readClassifier({ find, problems }: Finder, tensors: NamedTensors, nFeatures: number): ResNet["classifier"] {
  if (!tensors.has("fc.weight")) return null;
  const weight = find("fc.weight", [null, nFeatures]);
  const bias = find("fc.bias", [weight ? weight.shape[0] : null]);
  if (!weight || !bias || problems.length > 0) return null;
  return { weight: weight.data, bias: bias.data, nClasses: weight.shape[0] };
}

/** A ResNet-18, 34 or 50 from tensors with torchvision's names; widths and block counts come from the tensors themselves.
 *  Batch norms are folded into the convolutions. `fc` may be absent.
 *  @throws WeightsError INCOMPATIBLE, naming each tensor that is missing or has another shape
 *  Source of names and strides: torchvision 0.14, models/resnet.py. */
export function readResNet(tensors: NamedTensors): ResNet {
  const blockCounts = countBlocks(tensors);
  const bottleneck = tensors.has("layer1.0.conv3.weight");
  const kind = `${bottleneck ? "bottleneck" : "basic"} ${blockCounts.join(",")}`;
  const architecture = ARCHITECTURES.get(kind);
  if (!architecture) {
    const known = "a ResNet-18 has 2, 2, 2, 2 basic blocks, a ResNet-34 3, 4, 6, 3, a ResNet-50 3, 4, 6, 3 bottlenecks";
    const found = blockCounts.every((count) => count === 0) ? "no layer1 to layer4 at all" : `blocks ${kind}`;
    throw new WeightsError("INCOMPATIBLE", `the file has ${found}; ${known}`);
  }
  const finder = createFinder(tensors);
  const stem = readConvolution(finder, "conv1", "bn1", 3, 7, 2);
  let channels = tensors.get("conv1.weight")?.shape[0] ?? null;
  const widths: (number | null)[] = [];
  const layers = blockCounts.map((count, layer) => {
    const blocks = Array.from({ length: count }, (_, i) => {
      const stride = layer > 0 && i === 0 ? 2 : 1;
      const block = readBlock(finder, tensors, `layer${layer + 1}.${i}`, bottleneck, channels, stride);
      channels = block.outChannels;
      return { convolutions: block.convolutions, downsample: block.downsample };
    });
    widths.push(channels);
    return blocks;
  });
  const classifier = channels === null ? null : readClassifier(finder, tensors, channels);
  const { problems } = finder;
  if (problems.length > 0 || !stem || widths[2] === null || widths[3] === null) {
    const more = problems.length > PROBLEMS_SHOWN_MAX ? `; and ${problems.length - PROBLEMS_SHOWN_MAX} more` : "";
    const list = problems.slice(0, PROBLEMS_SHOWN_MAX).join("; ");
    throw new WeightsError("INCOMPATIBLE", `the file does not fit ${architecture}: ${list}${more}`);
  }
  return { architecture, stem, layers, classifier, dims: { avgpool: widths[3], layer3: widths[2] } };
}
