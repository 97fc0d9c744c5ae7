import { z } from "zod";

export const notice = z
  .strictObject({
    code: z.string().min(1).describe("Stable, for programs."),
    path: z.string().optional().describe("The file it speaks of, if any."),
    params: z.record(z.string(), z.union([z.string(), z.number()])).describe("The values in the message."),
    message: z.string().min(1).describe("In the report's language."),
  })
  .meta({ id: "Notice", description: "A statement about one file, or a limit of what the data can decide." });
