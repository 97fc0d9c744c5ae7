import { type Messages, NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { StudyPanelFragment } from "../../generated/graphql.ts";
import { messagesOf } from "../../i18n/messages.ts";
import type { routing } from "../../i18n/routing.ts";
import { StudyPanel } from "./study-panel.tsx";

const EXECUTION: NonNullable<StudyPanelFragment["execution"]> = {
  ...{ provider: "cpu", device: "a processor", threads: 3, batchSize: 4, embedded: 400, cached: 0 },
  ...{ imagesPerSecond: 150, declined: [] },
  tuning: {
    reason: "MEASURED",
    tried: [
      { threads: 4, batchSize: 1 },
      { threads: 3, batchSize: 4 },
    ],
  },
};

function shown(locale: (typeof routing.locales)[number], execution: StudyPanelFragment["execution"]): string {
  const study: StudyPanelFragment = {
    ...{ status: "DONE", stale: false, createdAt: "2026-01-01T00:00:00Z", backbone: "resnet18-brainmri", seed: 0 },
    ...{ precision: "INT8", durationMs: 1000, failure: null, execution },
  };
  const html = renderToStaticMarkup(
    createElement(NextIntlClientProvider, {
      locale,
      messages: messagesOf(locale) as Messages,
      timeZone: "UTC",
      // biome-ignore lint/correctness/noChildrenProp: the provider's type asks for its children among its properties
      children: createElement(StudyPanel, { study }),
    }),
  );
  return html.replace(/<[^>]+>/g, " ").replace(/[\s\u00a0]+/g, " ");
}

test("a study says in which numbers, on how many threads and in which batches it ran, and how these were settled", () => {
  const english = shown("en", EXECUTION);
  expect(english).toContain("Computes in int8");
  expect(english).toContain("cpu, 3 threads, batches of 4");
  expect(english).toContain("the fastest of 2 ways tried before these images");
  const french = shown("fr", EXECUTION);
  expect(french).toContain("Calcule en int8");
  expect(french).toContain("cpu, 3 fils, lots de 4");
  expect(french).toContain("la plus rapide de 2 façons essayées avant ces images");
});

test("of few images it says that nothing was tried, of an older study nothing", () => {
  const few = { ...EXECUTION, tuning: { reason: "FEW_IMAGES" as const, tried: [] } };
  expect(shown("en", few)).toContain("too few images for a trial");
  expect(shown("en", { ...EXECUTION, tuning: null })).not.toContain("Threads and batch");
});

test("a study whose vectors all came from the cache still says in which numbers they were computed", () => {
  const cached = shown("en", null);
  expect(cached).toContain("Computes in int8");
  expect(cached).toContain("every vector came from the cache");
});
