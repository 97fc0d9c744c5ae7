import type { Convolution } from "./fold-batch-norm.ts";
import type { ResNet } from "./read-resnet.ts";

/** Where a block's sum stands. */
export type BlockPlace = { name: string; endsNetwork: boolean };

/** How the operations of a network are written down, whatever they compute in. `Maps` stands for feature maps. */
export type ResNetArithmetic<Maps> = {
  /** Normalised images to feature maps: convolution, ReLU, 3 x 3 max-pooling. */
  stem(convolution: Convolution): Maps;
  /** A convolution, and the ReLU of it where `relu`. */
  convolve(maps: Maps, convolution: Convolution, relu: boolean): Maps;
  /** The ReLU of a block's sum. */
  join(branch: Maps, shortcut: Maps, place: BlockPlace): Maps;
};

/** The network from normalised images up to its `nLayers`-th layer, 1 to 4.
 *  @returns the maps that each of these layers gives */
export function walkLayers<Maps>(
  { stem, layers }: ResNet,
  nLayers: number,
  arithmetic: ResNetArithmetic<Maps>,
): Maps[] {
  let maps = arithmetic.stem(stem);
  const ends = layers.length - 1;
  return layers.slice(0, nLayers).map((blocks, layer) => {
    for (const [i, { convolutions, downsample }] of blocks.entries()) {
      const input = maps;
      const last = convolutions.length - 1;
      for (const [at, convolution] of convolutions.entries()) maps = arithmetic.convolve(maps, convolution, at < last);
      const shortcut = downsample ? arithmetic.convolve(input, downsample, false) : input;
      const endsNetwork = layer === ends && i === blocks.length - 1;
      maps = arithmetic.join(maps, shortcut, { name: `layer${layer + 1}.${i}`, endsNetwork });
    }
    return maps;
  });
}

/** The name under which what a convolution gives is known: its own, or that of the ReLU after it. */
export function activationName({ name }: Convolution, relu: boolean): string {
  return relu ? `${name}.relu` : name;
}
