import { AppError } from '../base/index.js';

/** A month, `2026-11`; its text orders as time does. */
export type Month = string;
/** A quarter of the calendar year, `2026-Q4`; its text orders as time does. */
export type Quarter = string;

const quarterPattern = /^(\d{4})-Q([1-4])$/;
const monthPattern = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** Months since the year 0. Throws NM-INTERNAL for what is no month. */
export function monthNumber(month: Month): number {
  const [, year, of] = monthPattern.exec(month) ?? [];
  if (year === undefined) throw new AppError('NM-INTERNAL');
  return Number(year) * 12 + Number(of) - 1;
}

function monthOf(number: number): Month {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}

export function addMonths(month: Month, months: number): Month {
  return monthOf(monthNumber(month) + months);
}

export function quarterOf(month: Month): Quarter {
  const number = monthNumber(month);
  return `${month.slice(0, 4)}-Q${Math.floor((number % 12) / 3) + 1}`;
}

/** The three months of a quarter. */
export function monthsOf(quarter: Quarter): [Month, Month, Month] {
  const [, year, of] = quarterPattern.exec(quarter) ?? [];
  if (year === undefined) throw new AppError('NM-INTERNAL');
  const first = Number(year) * 12 + (Number(of) - 1) * 3;
  return [monthOf(first), monthOf(first + 1), monthOf(first + 2)];
}

/** The quarters from the one of `from` to the one of `to`, both included, oldest first. */
export function quartersBetween(from: Month, to: Month): Quarter[] {
  const quarters: Quarter[] = [];
  for (let month = monthsOf(quarterOf(from))[0]; month <= to; month = addMonths(month, 3)) quarters.push(quarterOf(month));
  return quarters;
}
