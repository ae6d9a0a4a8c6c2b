import { useEffect, useState } from "preact/hooks";

/**
 * What is worked out from a value once it has not changed for a moment: nothing is announced or computed while someone is still clicking.
 * `undefined` until the first result; the last result stays until the next one is there.
 */
export const useSettled = <Value, Result>(
  value: Value | undefined,
  key: string,
  work: (value: Value) => Result,
  delay = 180,
): Result | undefined => {
  const [result, setResult] = useState<Result>();
  const first = result === undefined;
  useEffect(() => {
    if (value === undefined) return;
    const timer = setTimeout(
      () => {
        setResult(work(value));
      },
      first ? 0 : delay,
    );
    return () => {
      clearTimeout(timer);
    };
    // The key stands for the value and for what is worked out from it.
  }, [value === undefined, key]);
  return result;
};
