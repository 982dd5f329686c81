/** Writes to the store at once where there are many: they share the disk's flushes, and are not more than a service takes from one replica. */
export const writesAtOnce = 16;

/** Does the work for each item, in order of beginning, so many at once. Rejects with the first failure, once what had begun is over; nothing more is begun then. */
export async function inParallel<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  let [at, failed] = [0, false];
  const results = await Promise.allSettled(Array.from({ length: Math.min(atOnce, items.length) }, async () => {
    while (at < items.length && !failed) {
      try {
        await work(items[at++] as T);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  }));
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
}
