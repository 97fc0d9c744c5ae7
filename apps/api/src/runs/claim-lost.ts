/** Another process has taken up what this one works on, which was not heard of for too long: nothing of it may be stored here. */
export class ClaimLost extends Error {
  override readonly name = "ClaimLost";

  constructor() {
    super("another process has taken this up");
  }
}
