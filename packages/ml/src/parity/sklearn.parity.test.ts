import { describe, expect, test } from "vitest";
import { matrixFromRows } from "../matrix/matrix.ts";
import { CHECKS } from "./checks.fixture.ts";
import { matricesOf, readSklearnCases } from "./sklearn-cases.fixture.ts";

const file = readSklearnCases();
const matrices = matricesOf(file);

describe(`scikit-learn ${file.sklearn}: ${file.cases.length} cases`, () => {
  test.each(file.cases.map((each, index) => [each.method, each.data || "no data", index] as const))(
    "%s on %s (case %i)",
    async (method, data, index) => {
      const check = CHECKS[method];
      if (!check) throw new Error(`no check for ${method}: add one to checks.fixture.ts`);
      // A check that compares nothing would pass whatever we compute.
      expect.hasAssertions();
      await check(file.cases[index], matrices.get(data) ?? matrixFromRows([]));
    },
  );
});
