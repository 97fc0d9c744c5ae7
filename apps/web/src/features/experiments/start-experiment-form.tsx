"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { useMutation, useQuery } from "urql";
import { Button } from "../../components/ui/button.tsx";
import { Field } from "../../components/ui/field.tsx";
import { Input } from "../../components/ui/input.tsx";
import { Segmented } from "../../components/ui/segmented.tsx";
import { Select } from "../../components/ui/select.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { graphql } from "../../generated/gql.ts";
import type { Layer } from "../../generated/graphql.ts";
import { FormFailure } from "../../graphql/form-failure.tsx";
import { QueryFailure } from "../../graphql/query-failure.tsx";
import { errorsOf, errorUnder, type FormErrors, noErrors } from "../../graphql/user-errors.ts";
import { seedError } from "../study/seed-error.ts";
import { ParameterField } from "./parameter-field.tsx";
import { ProtocolFields } from "./protocol-fields.tsx";
import { readParameters } from "./read-parameters.ts";
import { defaultProtocol, readProtocol } from "./read-protocol.ts";

const methodsDocument = graphql(`
  query Methods {
    methods(tasks: [SUPERVISED, SEMI_SUPERVISED]) {
      id
      name
      task
      description
      parameters {
        name
        type
        default
        minimum
        maximum
        choices
        description
      }
    }
  }
`);

const startExperimentDocument = graphql(`
  mutation StartExperiment($input: StartExperimentInput!) {
    startExperiment(input: $input) {
      experiment {
        ...RunFields
      }
      reused
      userErrors {
        field
        message
      }
    }
  }
`);

const layers = [
  { value: "AVGPOOL", label: "avgpool" },
  { value: "LAYER3", label: "layer3" },
] as const satisfies readonly { value: Layer; label: string }[];

export function StartExperimentForm({ datasetId, onStarted }: { datasetId: string; onStarted: () => void }) {
  const t = useTranslations("experiments.start");
  const [{ data, error }, reload] = useQuery({ query: methodsDocument });
  const [{ fetching }, startExperiment] = useMutation(startExperimentDocument);
  const [methodId, setMethodId] = useState<string | null>(null);
  const [layer, setLayer] = useState<Layer>("AVGPOOL");
  const [seed, setSeed] = useState("0");
  const [written, setWritten] = useState<Record<string, string>>({});
  const [protocol, setProtocol] = useState(defaultProtocol);
  const [errors, setErrors] = useState<FormErrors>(noErrors);

  if (error && !data) return <QueryFailure error={error} onRetry={() => reload({ requestPolicy: "network-only" })} />;
  if (!data) return <Skeleton className="h-64" />;
  const method = data.methods.find((one) => one.id === methodId) ?? data.methods[0];
  if (!method) return <p className="text-sm text-muted-foreground">{t("noMethods")}</p>;

  const { parameters, wrong } = readParameters(method.parameters, written);
  const wrongSeed = seedError(seed);
  const read = readProtocol(protocol);
  const unsound = wrongSeed || wrong.length > 0 || read.wrong.length > 0;
  const shown = ["method", "layer", "seed", ...Object.keys(protocol), ...method.parameters.map(({ name }) => name)];

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (unsound) return;
    const result = await startExperiment({
      input: { datasetId, method: method.id, layer, seed: Number(seed), parameters, ...read.input },
    });
    setErrors(errorsOf(result.error, result.data?.startExperiment.userErrors));
    if (!result.data?.startExperiment.experiment) return;
    if (result.data.startExperiment.reused) toast(t("reused"));
    onStarted();
  };

  return (
    <form onSubmit={submit} className="grid gap-4" noValidate>
      <Field
        label={t("method")}
        hint={method.description}
        error={errorUnder(errors, "method")}
        htmlFor="experiment-method"
      >
        <Select
          id="experiment-method"
          label={t("method")}
          value={method.id}
          onChange={(id) => {
            setMethodId(id);
            setWritten({});
          }}
          options={data.methods.map((one) => ({ value: one.id, label: one.name }))}
        />
      </Field>
      <Field label={t("layer")} error={errorUnder(errors, "layer")} htmlFor="experiment-layer">
        <div id="experiment-layer">
          <Segmented label={t("layer")} value={layer} onChange={setLayer} options={layers} />
        </div>
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        {method.parameters.map((parameter) => (
          <ParameterField
            key={`${method.id} ${parameter.name}`}
            parameter={parameter}
            written={written[parameter.name]}
            error={wrong.includes(parameter.name) ? t("outOfRange") : errorUnder(errors, parameter.name)}
            onChange={(value) => setWritten({ ...written, [parameter.name]: value })}
          />
        ))}
        <Field
          label={t("seed")}
          error={wrongSeed ? t("seedWrong") : errorUnder(errors, "seed")}
          htmlFor="experiment-seed"
        >
          <Input
            id="experiment-seed"
            inputMode="numeric"
            value={seed}
            onChange={(event) => setSeed(event.target.value)}
            aria-invalid={wrongSeed}
          />
        </Field>
      </div>
      <ProtocolFields
        written={protocol}
        wrong={read.wrong}
        errors={errors}
        onChange={(change) => setProtocol({ ...protocol, ...change })}
      />
      <FormFailure errors={errors} shown={shown} />
      <div className="flex justify-end">
        <Button type="submit" variant="primary" disabled={fetching || unsound}>
          {fetching ? t("starting") : t("submit")}
        </Button>
      </div>
    </form>
  );
}
