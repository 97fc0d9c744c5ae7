export type Language = "en" | "fr";

export const LANGUAGES: readonly Language[] = ["en", "fr"];

export type MessageParams = Record<string, string | number>;

/** One statement in every language of the product. Values come in by name, so that each language orders them its own way. */
export type Message = Record<Language, (params: MessageParams) => string>;
