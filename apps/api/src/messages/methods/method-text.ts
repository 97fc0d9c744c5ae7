/** A method of the registry in French: its name, what it does, and each parameter by name. */
export type MethodText = { name: string; description: string; parameters: Record<string, string> };

/** By id of the method. */
export type MethodTexts = Record<string, MethodText>;
