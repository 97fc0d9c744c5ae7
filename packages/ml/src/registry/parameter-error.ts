/** A parameter that the method does not accept; `code` for programs, `field` and `value` for the form. */
export class ParameterError extends RangeError {
  readonly code: "UNKNOWN_METHOD" | "UNKNOWN_PARAMETER" | "WRONG_TYPE" | "OUT_OF_RANGE" | "NOT_A_CHOICE";
  readonly field: string;
  readonly value: unknown;

  constructor(code: ParameterError["code"], field: string, value: unknown, expected: string) {
    super(`${field} is ${JSON.stringify(value) ?? String(value)}: ${expected}`);
    this.name = "ParameterError";
    this.code = code;
    this.field = field;
    this.value = value;
  }
}
