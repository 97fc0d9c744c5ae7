export type ImageErrorCode =
  | "EMPTY_FILE"
  | "NOT_AN_IMAGE"
  | "UNSUPPORTED_FORMAT"
  | "TRUNCATED"
  | "TOO_LARGE"
  | "TOO_SMALL"
  | "UNREADABLE";

/** The figures of a message (sizes, limits) and a file format's name, so that it can be said in another language. */
export type ImageErrorDetails = Record<string, number | string>;

/** Why one file cannot be used as an image. The message names no file: the caller knows which one it was. */
export class ImageError extends Error {
  override readonly name = "ImageError";
  readonly code: ImageErrorCode;
  readonly details: ImageErrorDetails;

  constructor(code: ImageErrorCode, message: string, details: ImageErrorDetails = {}, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.details = details;
  }
}
