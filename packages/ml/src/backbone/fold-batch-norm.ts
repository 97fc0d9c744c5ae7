/** torch.nn.BatchNorm2d's default eps, which every torchvision ResNet keeps. */
const EPSILON = 1e-5;

export type Convolution = {
  name: string;
  /** outChannels x inChannels x kernel x kernel. */
  weight: Float32Array;
  bias: Float32Array;
  outChannels: number;
  inChannels: number;
  kernel: number;
  stride: number;
};

export type BatchNorm = {
  weight: Float32Array;
  bias: Float32Array;
  runningMean: Float32Array;
  runningVar: Float32Array;
};

/** Weights and bias of a convolution that does what the convolution and its batch norm (in evaluation) did:
 *  w * gamma / sqrt(var + eps) and beta - mean * gamma / sqrt(var + eps), computed in double.
 *  @param weight outChannels x (inChannels * kernel * kernel) */
export function foldBatchNorm(weight: Float32Array, norm: BatchNorm): Pick<Convolution, "weight" | "bias"> {
  const outChannels = norm.weight.length;
  const fanIn = weight.length / outChannels;
  const folded = new Float32Array(weight.length);
  const bias = new Float32Array(outChannels);
  for (let channel = 0; channel < outChannels; channel++) {
    const scale = norm.weight[channel] / Math.sqrt(norm.runningVar[channel] + EPSILON);
    bias[channel] = norm.bias[channel] - norm.runningMean[channel] * scale;
    for (let i = channel * fanIn; i < (channel + 1) * fanIn; i++) folded[i] = weight[i] * scale;
  }
  return { weight: folded, bias };
}
