/** Hands out one turn at a time, in the order asked for. */
export class Turnstile {
  #last: Promise<void> = Promise.resolve();

  /** Resolves when it is one's turn, to the function which ends it. */
  enter(): Promise<() => void> {
    const previous = this.#last;
    return new Promise((admit) => {
      this.#last = new Promise((leave) => {
        previous.then(() => admit(leave));
      });
    });
  }
}
