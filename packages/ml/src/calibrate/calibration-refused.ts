/** Too little to calibrate on, said with the counts; `code` for programs.
 *  - TOO_FEW_SAMPLES: fewer labelled rows than the calibrator asks for
 *  - TOO_FEW_FAMILIES: a class has fewer than two families, so that no score can be held out */
export class CalibrationRefused extends RangeError {
  readonly code: "TOO_FEW_SAMPLES" | "TOO_FEW_FAMILIES";

  constructor(code: CalibrationRefused["code"], message: string) {
    super(message);
    this.name = "CalibrationRefused";
    this.code = code;
  }
}
