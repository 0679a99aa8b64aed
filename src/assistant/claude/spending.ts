/** What today's questions cost, over all windows. */
export interface Spending {
  /** US dollars since midnight. */
  today(): Promise<number>;
  /** Sets money aside before a request, and settles what it really cost by what it returns. */
  reserve(dollars: number): Promise<Settle>;
}

export type Settle = (dollars: number) => Promise<void>;

/**
 * Sets aside what a request may cost, unless that goes beyond the budget. The money is set aside first and counted then, so
 * that two windows that ask at the same moment can't both spend the rest.
 */
export async function withinBudget(spending: Spending, dollars: number, budget: number): Promise<Settle | undefined> {
  const settle = await spending.reserve(dollars);
  if ((await spending.today()) <= budget) return settle;
  await settle(0);
  return undefined;
}
