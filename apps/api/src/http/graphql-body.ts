import type { ErrorRequestHandler, RequestHandler, Response } from "express";

/** By what express calls them. Fixed words: its own would quote what was sent. */
const PROBLEMS: Record<string, [status: number, code: string, message: string]> = {
  "entity.parse.failed": [400, "BODY_NOT_JSON", "The body is not JSON."],
  "entity.too.large": [413, "BODY_TOO_LARGE", "The body is larger than 1 MiB."],
  "encoding.unsupported": [415, "BODY_NOT_JSON", "The body is packed in a way that is not read."],
  "charset.unsupported": [415, "BODY_NOT_JSON", "The body is not in UTF-8."],
  "request.aborted": [400, "BODY_NOT_JSON", "The body did not arrive whole."],
  "request.size.invalid": [400, "BODY_NOT_JSON", "The body is not as long as announced."],
};

function answer(response: Response, [status, code, message]: [number, string, string]): void {
  response
    .status(status)
    .set("cache-control", "no-store")
    .json({ errors: [{ message, extensions: { code } }] });
}

/** Only JSON: what a form of another page could send is not even read. */
export const refuseOtherBodies: RequestHandler = (request, response, next) => {
  if (request.method !== "POST" || request.is("application/json")) return next();
  answer(response, [415, "BODY_NOT_JSON", "Send JSON, with the header content-type: application/json."]);
};

/** Tell what is wrong with a body as GraphQL tells anything else. */
export const bodyProblem: ErrorRequestHandler = (problem, _request, response, next) => {
  const known =
    PROBLEMS[String(problem?.type)] ?? (problem?.status === 400 ? PROBLEMS["entity.parse.failed"] : undefined);
  if (!known || response.headersSent) return next(problem);
  answer(response, known);
};
