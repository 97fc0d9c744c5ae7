export type Upload = { result: Promise<UploadResult>; abort: () => void };

export type UploadResult = { uploadId: string } | { failure: string | null } | { aborted: true };

/** Where each kind of file is sent, and as what. */
const TARGETS = {
  zip: { path: "/uploads", type: "application/zip" },
  table: { path: "/uploads/tables", type: "application/octet-stream" },
} as const;

/** Sends a zip of images. */
export function uploadZip(file: File, onProgress: (share: number) => void): Upload {
  return upload(file, "zip", onProgress);
}

/** Sends a table of results from elsewhere. */
export function uploadTable(file: File, onProgress: (share: number) => void): Upload {
  return upload(file, "table", onProgress);
}

/** Sends a file as the raw body of a POST. XMLHttpRequest, because fetch does not report upload progress.
 *  @param onProgress share of the bytes sent, 0 to 1
 *  @returns the upload's id, or what the server said was wrong (null when it said nothing or was not reached) */
function upload(file: File, kind: keyof typeof TARGETS, onProgress: (share: number) => void): Upload {
  const request = new XMLHttpRequest();
  const result = new Promise<UploadResult>((resolve) => {
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total);
    });
    request.addEventListener("load", () => resolve(readUploadAnswer(request.status, request.responseText)));
    request.addEventListener("error", () => resolve({ failure: null }));
    request.addEventListener("abort", () => resolve({ aborted: true }));
  });
  request.open("POST", TARGETS[kind].path);
  request.setRequestHeader("Content-Type", TARGETS[kind].type);
  request.setRequestHeader("Accept-Language", document.documentElement.lang);
  request.send(file);
  return { result, abort: () => request.abort() };
}

/** @param body JSON: `{ uploadId }`, or `{ message }`, or `{ userErrors: [{ message }] }` */
export function readUploadAnswer(status: number, body: string): UploadResult {
  const answer = parseObject(body);
  if (status >= 200 && status < 300 && typeof answer.uploadId === "string") return { uploadId: answer.uploadId };
  const [first]: unknown[] = Array.isArray(answer.userErrors) ? answer.userErrors : [];
  const said = [
    answer.message,
    answer.error,
    first && typeof first === "object" && "message" in first ? first.message : null,
  ];
  return { failure: said.find((text) => typeof text === "string") ?? null };
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" ? { ...value } : {};
  } catch (cause) {
    // Anything between us and the API may answer with a page of HTML.
    if (cause instanceof SyntaxError) return {};
    throw cause;
  }
}
