// Days as ISO dates, without a clock and without `Date`, which knows one.

const months = "January February March April May June July August September October November December".split(" ");

/** `2027-01-06` as "6 January 2027"; a text that is no date as it is. */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split("-");
  const name = months[Number(month) - 1];
  return name !== undefined && date !== undefined && year !== undefined
    ? `${String(Number(date))} ${name} ${year}`
    : day;
}

/** Whole days from one ISO date to another; negative where the other is earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** Days since 1 March of the year 0 in the Gregorian calendar: years begin in March, so that a leap day is the last of its year. */
function dayNumber(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const shifted = (month + 9) % 12;
  const years = year - Math.floor(shifted / 10);
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return 365 * years + leapDays + Math.floor((shifted * 306 + 5) / 10) + date - 1;
}
