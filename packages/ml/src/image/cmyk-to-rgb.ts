/** CMYK to RGB as PIL's convert("RGB") does, without a colour profile: (255 - ink) * (255 - black) / 255, rounded.
 *  Source: Pillow, src/libImaging/Convert.c, cmyk2rgb.
 *  @param cmyk interleaved, 4 samples a pixel, 255 = full ink */
export function cmykToRgb(cmyk: Uint8Array): Uint8Array {
  const nPixels = cmyk.length / 4;
  const rgb = new Uint8Array(nPixels * 3);
  for (let i = 0; i < nPixels; i++) {
    const light = 255 - cmyk[i * 4 + 3];
    for (let channel = 0; channel < 3; channel++) {
      const product = cmyk[i * 4 + channel] * light + 128;
      rgb[i * 3 + channel] = light - (((product >> 8) + product) >> 8);
    }
  }
  return rgb;
}
