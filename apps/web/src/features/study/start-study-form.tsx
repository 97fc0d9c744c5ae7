"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useMutation, useQuery } from "urql";
import { Button } from "../../components/ui/button.tsx";
import { Field } from "../../components/ui/field.tsx";
import { Input } from "../../components/ui/input.tsx";
import { Select } from "../../components/ui/select.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { graphql } from "../../generated/gql.ts";
import type { Precision, Provider } from "../../generated/graphql.ts";
import { FormFailure } from "../../graphql/form-failure.tsx";
import { QueryFailure } from "../../graphql/query-failure.tsx";
import { errorsOf, errorUnder, type FormErrors, noErrors } from "../../graphql/user-errors.ts";
import { PRECISIONS, precisionsOf } from "./precisions-of.ts";
import { seedError } from "./seed-error.ts";

const systemDocument = graphql(`
  query StudySystem {
    system {
      providers {
        id
        available
        detail
      }
      backbones {
        id
        architecture
        installed
        default
      }
    }
  }
`);

const startStudyDocument = graphql(`
  mutation StartStudy($input: StartStudyInput!) {
    startStudy(input: $input) {
      study {
        ...RunFields
      }
      userErrors {
        field
        message
      }
    }
  }
`);

const providers = ["AUTO", "CPU", "CUDA", "WEBGPU"] as const satisfies readonly Provider[];

export function StartStudyForm({ datasetId, onStarted }: { datasetId: string; onStarted: () => void }) {
  const t = useTranslations("study.start");
  const [{ data, error }, reload] = useQuery({ query: systemDocument });
  const [{ fetching }, startStudy] = useMutation(startStudyDocument);
  const [backbone, setBackbone] = useState<string | null>(null);
  const [provider, setProvider] = useState<Provider>("AUTO");
  const [asked, setAsked] = useState<Precision>("FLOAT32");
  const [seed, setSeed] = useState("0");
  const [errors, setErrors] = useState<FormErrors>(noErrors);

  if (error && !data) return <QueryFailure error={error} onRetry={() => reload({ requestPolicy: "network-only" })} />;
  if (!data) return <Skeleton className="h-56" />;
  const { backbones, providers: states } = data.system;
  const chosen = backbone ?? backbones.find((one) => one.default)?.id ?? backbones[0]?.id ?? "";
  const detailOf = (id: Provider) => states.find((state) => state.id.toUpperCase() === id);
  const available = states.filter((state) => state.available).map(({ id }) => id);
  const offered = precisionsOf(provider, available);
  // What another provider does not compute in is not asked of it.
  const precision = offered.includes(asked) ? asked : "FLOAT32";
  const wrongSeed = seedError(seed);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (wrongSeed) return;
    const input = { datasetId, backbone: chosen || null, seed: Number(seed), provider, precision };
    const result = await startStudy({ input });
    const problems = errorsOf(result.error, result.data?.startStudy.userErrors);
    setErrors(problems);
    if (result.data?.startStudy.study) onStarted();
  };

  return (
    <form onSubmit={submit} className="grid gap-4" noValidate>
      <Field
        label={t("backbone")}
        hint={t("backboneHint")}
        error={errorUnder(errors, "backbone")}
        htmlFor="study-backbone"
      >
        <Select
          id="study-backbone"
          label={t("backbone")}
          value={chosen}
          onChange={setBackbone}
          options={backbones.map((one) => ({
            value: one.id,
            label: one.installed ? `${one.id} · ${one.architecture}` : t("notInstalled", { id: one.id }),
            disabled: !one.installed,
          }))}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={t("provider")}
          hint={detailOf(provider)?.detail ?? t("providerHint")}
          error={errorUnder(errors, "provider")}
          htmlFor="study-provider"
        >
          <Select
            id="study-provider"
            label={t("provider")}
            value={provider}
            onChange={setProvider}
            options={providers.map((id) => {
              const unavailable = id !== "AUTO" && detailOf(id)?.available === false;
              return {
                value: id,
                label: unavailable ? t("unavailable", { id: t(`providers.${id}`) }) : t(`providers.${id}`),
                disabled: unavailable,
              };
            })}
          />
        </Field>
        <Field
          label={t("precision")}
          hint={t(`precisionHints.${precision}`)}
          error={errorUnder(errors, "precision")}
          htmlFor="study-precision"
        >
          <Select
            id="study-precision"
            label={t("precision")}
            value={precision}
            onChange={setAsked}
            options={PRECISIONS.map((id) => {
              const name = t(`precisions.${id}`);
              return offered.includes(id)
                ? { value: id, label: name }
                : { value: id, label: t("notThere", { precision: name }), disabled: true };
            })}
          />
        </Field>
        <Field
          label={t("seed")}
          hint={t("seedHint")}
          error={wrongSeed ? t("seedWrong") : errorUnder(errors, "seed")}
          htmlFor="study-seed"
        >
          <Input
            id="study-seed"
            inputMode="numeric"
            value={seed}
            onChange={(event) => setSeed(event.target.value)}
            aria-invalid={wrongSeed}
          />
        </Field>
      </div>
      <FormFailure errors={errors} shown={["backbone", "provider", "precision", "seed"]} />
      <div className="flex justify-end">
        <Button type="submit" variant="primary" disabled={fetching || wrongSeed}>
          {fetching ? t("starting") : t("submit")}
        </Button>
      </div>
    </form>
  );
}
