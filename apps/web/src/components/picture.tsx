import type { ComponentProps } from "react";

/** An image of the data set, served by the API at the size it is asked for. */
export function Picture({ alt, ...props }: ComponentProps<"img"> & { alt: string }) {
  // biome-ignore lint/performance/noImgElement: next/image needs a server to resize; the API already does.
  return <img alt={alt} decoding="async" {...props} />;
}
