import { AsyncLocalStorage } from "node:async_hooks";

const underWay = new AsyncLocalStorage<() => void>();

/** Do a run's work: whatever it stores for good, however deep below, is told to `gotFurther`. */
export function whileGettingFurther<Result>(gotFurther: () => void, work: () => Result): Result {
  return underWay.run(gotFurther, work);
}

/** Something lasting was stored, which nobody will compute again. Told by what stores it, beside whichever run asked for it: an
 *  attempt that ends after this did not end for nothing, and a run that gets a little further each time is never given up. */
export function storedForGood(): void {
  underWay.getStore()?.();
}
