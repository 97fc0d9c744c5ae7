/** True when the text is not a whole number that GraphQL's Int can carry, from 0 up. */
export function seedError(text: string): boolean {
  return !/^\d{1,10}$/.test(text.trim()) || Number(text) > 2_147_483_647;
}
