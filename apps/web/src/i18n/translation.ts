/** The shape of a language's messages: every key of the English ones, no more and no fewer, any text. */
export type Translation<Messages> = {
  readonly [Key in keyof Messages]: Messages[Key] extends string ? string : Translation<Messages[Key]>;
};
