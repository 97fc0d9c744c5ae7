/** A backbone that the product can bring by itself. */
export type KnownBackbone = {
  id: string;
  architecture: string;
  /** Name at PyTorch's address; it ends in the first 8 hexadecimal digits of the file's SHA-256. */
  file: string;
};

export const DEFAULT_BACKBONE = "resnet18-brainmri";

/** torchvision's weights. `resnet50` is IMAGENET1K_V1: it was trained with Resize(256), which is our preprocessing to the bit,
 *  where V2 asks for Resize(232). See docs/decisions/own-weights-readers.md. */
export const TORCHVISION_BACKBONES: readonly KnownBackbone[] = [
  { id: "resnet18", architecture: "resnet18", file: "resnet18-f37072fd.pth" },
  { id: "resnet50", architecture: "resnet50", file: "resnet50-0676ba61.pth" },
  { id: "resnet50-v2", architecture: "resnet50", file: "resnet50-11ad3fa6.pth" },
];

/** PyTorch's official address for them. */
export const TORCHVISION_URL = "https://download.pytorch.org/models/";

/** @throws Error when the name carries none: the registry above is then wrong */
export function sha256PrefixOf(file: string): string {
  const prefix = /-([0-9a-f]{8})\.[a-z]+$/.exec(file)?.[1];
  if (prefix === undefined) throw new Error(`${file} does not carry the beginning of its SHA-256`);
  return prefix;
}
